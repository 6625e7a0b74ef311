import { headerName } from '../diagnose/header-name.ts'
import type { Finding } from '../model/finding.ts'
import type { Prediction, Verdict } from '../model/prediction.ts'
import { code } from './code.ts'
import { findingSays, specOf, wayOut, waysOut } from './format-finding.ts'
import type { Line } from './paint.ts'
import { preflightWaysOut } from './words/rules.ts'

const verdicts: Record<Verdict, string> = {
  'same-origin': 'No CORS:',
  simple: 'No preflight: the browser sends this request at once, and checks the answer.',
  preflight: 'A preflight goes first:',
  opaque: 'Sent, but not readable:',
  blocked: 'The browser sends nothing:',
  throws: 'The call throws a TypeError:',
}

/** The lines of a prediction: what happens and why, the way out, the rest. */
export function predictionLines({ verdict, certainty, reasons, notes, preflight, dropped }: Prediction): Line[][] {
  const [first, ...others] = reasons
  const spec = first === undefined ? undefined : specOf(first.rule)
  const more = others.length === 0 ? '' : ` (${others.length} more ${others.length === 1 ? 'reason' : 'reasons'})`
  const head: Line[] = [
    { kind: 'title', text: first === undefined ? verdicts[verdict] : `${verdicts[verdict]} ${findingSays(first)}${more}` },
  ]
  if (preflight !== undefined) {
    const names =
      preflight.headers.length === 0 ? '' : `, ${code(`Access-Control-Request-Headers: ${preflight.headers.join(',')}`)}`
    head.push({
      kind: 'text',
      label: 'OPTIONS asks',
      text: `${code(`Access-Control-Request-Method: ${preflight.method}`)}${names}`,
    })
  }
  const [out, ...moreOut] = waysOutOf(verdict, first, notes)
  if (out !== undefined) head.push({ kind: 'text', label: 'Way out', text: out })
  return [
    head,
    list('Also', others.map(withWayOut)),
    list('Worth knowing', [
      ...notes.map(withWayOut),
      ...dropped
        .filter((name) => !notes.some(({ subject }) => subject === name))
        .map((name) => `The browser removes the header ${code(headerName(name))} without a word.`),
    ]),
    list('Other ways out, the cheapest first', moreOut),
    certainty === 'certain'
      ? []
      : [
          {
            kind: 'text',
            label: 'How sure',
            text: `${certainty}, since not all of the call could be looked at, or the page is not known.`,
          },
        ],
    spec === undefined ? [] : [{ kind: 'text', label: 'See', text: spec }],
  ]
}

function withWayOut(finding: Finding): string {
  return [findingSays(finding), wayOut(finding)].filter(Boolean).join(' ')
}

/** The cheapest first. */
function waysOutOf(verdict: Verdict, first: Finding | undefined, notes: readonly Finding[]): string[] {
  if (first === undefined) return []
  const own = wayOut(first)
  if (verdict !== 'preflight') return own === undefined ? [] : [own]
  const needless = notes.find(({ rule }) => rule === 'needless-content-type')
  return first.rule === 'content-type-not-safelisted' && needless !== undefined ? waysOut(needless) : waysOut(first)
}

/**
 * The cheapest ways out for a call that needs its preflight for several reasons: it is saved only without all of them, so that what helps
 * against one alone is not offered where another stays.
 */
export function cheapestWaysOut(reasons: readonly Finding[], notes: readonly Finding[]): string[] {
  const ways = reasons.map((reason) => waysOutOf('preflight', reason, notes)[0])
  const [general] = preflightWaysOut
  return ways.includes(general) ? [general] : [...new Set(ways.filter((way) => way !== undefined))]
}

function list(label: string, items: readonly string[]): Line[] {
  return items.length === 0 ? [] : [{ kind: 'text', label, text: '' }, ...items.map((text): Line => ({ kind: 'item', text }))]
}
