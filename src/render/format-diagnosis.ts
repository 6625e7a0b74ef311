import type { CauseId, Stage } from '../model/cause.ts'
import type { Diagnosis } from '../model/diagnosis.ts'
import type { Evidence, EvidenceId } from '../model/evidence.ts'
import type { Fix } from '../model/fix.ts'
import { code } from './code.ts'
import { type Context, contextOf } from './context.ts'
import { fetchStandard, findingSays } from './format-finding.ts'
import type { Line } from './paint.ts'
import { causeSpecs, wordsOfCause } from './words/causes.ts'
import { evidenceWords } from './words/evidence.ts'
import { costWords, fixWords } from './words/fixes.ts'
import { nextWords } from './words/next.ts'
import { stageWords } from './words/stages.ts'

/** The lines of a diagnosis: what happened, to which request, what to do next; why, how sure, what was seen, what else can be done. */
export function diagnosisLines(diagnosis: Diagnosis): Line[][] {
  const context = contextOf(diagnosis)
  const { stage, cause, certainty, next, fixes, request } = diagnosis
  const [first, ...others] = fixes
  const nextLine: Line[] =
    next === undefined ? [] : [{ kind: 'text', label: 'Next', text: nextWords[next.id](next.params, context) }]
  const fixLine: Line[] =
    first === undefined ? [] : [{ kind: 'text', label: `Fix (${first.who})`, text: fixSays(first, context) }]
  // While the cause is only possible, what settles it comes before a fix that may not help.
  const [urgent, second] = certainty === 'possible' && nextLine.length > 0 ? [nextLine, fixLine] : [fixLine, nextLine]
  const isSaid = second === fixLine && first?.id === next?.id
  const page = request.origin === undefined ? '' : `, ${request.origin === 'null' ? context.page : `page ${context.page}`}`
  return [
    [
      { kind: 'title', text: titleOf(context) },
      { kind: 'text', text: `${code(`${request.method} ${request.url}`)}${page}` },
      ...urgent,
    ],
    [{ kind: 'text', label: 'Why', text: whyOf(context) }],
    [{ kind: 'text', label: 'How sure', text: certaintyOf(context) }],
    list('Observed', observed(diagnosis)),
    list('Rewritten before it was sent', (request.rewritten ?? []).map(findingSays)),
    [
      ...(second.length > 0 && isSaid ? [] : second),
      ...others.map((fix): Line => ({ kind: 'text', label: `Or (${fix.who})`, text: fixSays(fix, context) })),
    ],
    [{ kind: 'text', label: 'See', text: causeSpecs[cause] ?? fetchStandard + stageWords[stage].spec }],
  ]
}

function list(label: string, items: readonly string[]): Line[] {
  return items.length === 0 ? [] : [{ kind: 'text', label, text: '' }, ...items.map((text): Line => ({ kind: 'item', text }))]
}

function titleOf(context: Context): string {
  const { stage, stageCertainty, cause, certainty, prediction } = context.diagnosis
  const { says, name, cors } = stageWords[stage]
  const open = certainty === 'possible'
  if (open && stageCertainty === 'possible' && stage !== 'unknown' && !context.recovered) {
    const suspects = isOpen(context) ? `suspects are ${stageWords.unreachable.name} and ${name}` : `suspect is ${name}`
    return `${context.call} failed, and the browser does not say why. The first ${suspects}.`
  }
  const likely = (open ? stageCertainty : certainty) === 'likely'
  const start = cors ? `${likely ? 'Most likely ' : ''}CORS: ` : likely ? 'Most likely, ' : ''
  const happened = start + says(context)
  const told = happened.charAt(0).toUpperCase() + happened.slice(1)
  if (open) return `${told}.`
  // What the rule says of this very call is closer than what it says of all.
  const reason = prediction.reasons[0]
  return `${told}: ${reason !== undefined && (reason.rule as string) === cause ? findingSays(reason) : `${causeSays(cause, context)}.`}`
}

function causeSays(cause: CauseId, context: Context): string {
  const { words } = wordsOfCause(cause)
  return typeof words === 'string' ? words : words(context)
}

function whyOf(context: Context): string {
  const { stage, prediction } = context.diagnosis
  const reason = prediction.reasons[0]
  const silence = isOpen(context) ? 'A browser does not tell a page why a request failed. ' : ''
  const why = `${silence}${stageWords[stage].why(context)}`
  return stage === 'preflight' && prediction.verdict === 'preflight' && reason !== undefined
    ? `${why} It needs a preflight: ${findingSays(reason)}`
    : why
}

/** That a fetch failed does not speak for CORS: as long as nothing else was observed, the network is said as well. */
function isOpen({ diagnosis: { stage, stageCertainty, certainty, candidates } }: Context): boolean {
  const { cors } = stageWords[stage]
  const open = cors === true && certainty === 'possible' && stageCertainty === 'possible'
  return open && candidates[0]?.because.length === 0 && candidates.some(({ cause }) => wordsOfCause(cause).stage === 'network')
}

/** More causes than these are counted, not told. */
const told = 6

function certaintyOf(context: Context): string {
  const { certainty, stageCertainty, stage, candidates } = context.diagnosis
  if (certainty === 'certain') return 'certain; it follows from the standard and from what was seen in full.'
  if (stage === 'unknown') return 'not at all.'
  const all = candidates.map(({ cause }) => cause)
  const [first = 'unknown'] = all
  const here = all.filter((cause) => stageOf(cause, context.diagnosis) === stage)
  const alike = certainty === 'likely' ? [first] : here
  const others = all.filter((cause) => !here.includes(cause)).map((cause) => stageWords[stageOf(cause, context.diagnosis)].name)
  const clauses = alike.slice(0, told).map((cause) => causeSays(cause, context))
  if (alike.length > told) clauses.push(`${alike.length - told} more`)
  const parts = [
    certainty === 'likely'
      ? 'likely; an observation speaks for it and none against it.'
      : `${stageCertainty === 'possible' ? 'only possible' : `${stageCertainty} as to where it broke, open as to why`}.`,
    certainty === 'likely'
      ? ''
      : alike.length > 1
        ? `From inside the page these cannot be told apart: ${clauses.join('; ')}.`
        : `It may be that ${clauses[0]}.`,
    others.length === 0 ? '' : `Not ruled out: ${[...new Set(others)].join(', ')}.`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** The stage of a cause in this failure: its own, but for what redirects and connections make of it. */
function stageOf(cause: CauseId, { stage: failed, prediction }: Diagnosis): Stage {
  const { stage: table } = wordsOfCause(cause)
  // A port that no rule spoke of is the port of a redirect.
  if (cause === 'unsafe-port' && prediction.reasons[0]?.rule !== cause) return failed === table ? failed : 'redirect'
  if (table === 'network') return failed === 'path' ? failed : 'unreachable'
  const { cors } = stageWords[table]
  return cors && failed === 'redirect' ? failed : table
}

function observed({ evidence }: Diagnosis): string[] {
  // Each entry of the table takes what is observed under its id.
  const words = evidenceWords as Record<EvidenceId, (observed: Evidence['observed']) => string>
  return evidence.map(({ id, observed }) => words[id]?.(observed) ?? '').filter((text) => text !== '')
}

function fixSays({ id, params, cost }: Fix, context: Context): string {
  const words: string | ((params: Fix['params'], context: Context) => string) = fixWords[id]
  return `${typeof words === 'string' ? words : words(params, context)}.${cost === undefined ? '' : ` (Price: ${costWords[cost]}.)`}`
}
