import type { CauseId, Stage } from '../model/cause.ts'
import type { Certainty } from '../model/certainty.ts'
import type { Diagnosis } from '../model/diagnosis.ts'
import type { EvidenceId } from '../model/evidence.ts'
import type { Fix } from '../model/fix.ts'
import type { FixLine, Ground } from './cause.ts'
import { causes, type NamedCause } from './causes/index.ts'
import { type DiagnosisInput, type Facts, factsOf } from './facts.ts'
import { fingerprint } from './fingerprint.ts'
import { makeFixes } from './fixes.ts'
import { answered, arrived, either, is, leftAfterPreflight, remembered, rootAnswered, sent, where } from './grounds.ts'
import { nextStep } from './next-step.ts'
import { prior } from './prior.ts'

/** A cause that stands. `weight`: 3 certain, 2 likely, 1 supported, 0 merely not contradicted, -1 doubted. `rank` also counts hints. */
interface Candidate {
  cause: NamedCause
  because: EvidenceId[]
  weight: number
  rank: number
}

interface Elimination {
  /** The most probable first; empty where the evidence contradicts every cause. */
  candidates: Candidate[]
  ruledOut: Diagnosis['ruledOut']
}

/**
 * Reasons by elimination from what was observed to what can have broken. A cause goes only where evidence contradicts it or another cause is
 * certain; probes never make a cause certain, since a server can answer differently a second later.
 */
export function diagnose(input: DiagnosisInput): Diagnosis {
  const facts = factsOf(input)
  const { candidates, ruledOut } = eliminate(facts)
  const [first] = candidates
  const cause = first?.cause.id ?? 'unknown'
  const stages = candidates.map((candidate) => stageOf(candidate.cause, facts))
  const stage = stages[0] ?? 'unknown'
  const certainty = certaintyOf(candidates)
  const next = nextStep(stage, certainty, candidates.length, facts, input.probesAllowed)
  return {
    version: 1,
    stage,
    stageCertainty: stageCertaintyOf(certainty, stages, candidates, facts),
    cause,
    certainty,
    candidates:
      first === undefined ? [{ cause, because: [] }] : candidates.map((one) => ({ cause: one.cause.id, because: one.because })),
    ruledOut,
    evidence: facts.evidence,
    ...(next === undefined ? {} : { next }),
    fixes: fixesOf(certainty, stages, candidates, facts),
    prediction: input.prediction,
    request: input.request,
    ...(input.exchange === undefined ? {} : { exchange: input.exchange }),
    fingerprint: fingerprint(stage, cause, input.request),
  }
}

function eliminate(facts: Facts): Elimination {
  const { seen } = facts
  const judged = judge(facts)
  const [first] = judged.candidates
  const exact = exactCause(facts, judged.candidates)
  if (exact !== undefined) return settle(exact, ['exchange-error', 'exchange-exact'])
  if (first?.weight === 3) return settle(first.cause, first.because)
  // Of an error that did not come through whycors nothing is known, so nothing is ruled out either.
  if (seen['exchange-error'] === undefined) {
    if (seen['rejection-message'] === 'foreign') return nothingKnown('rejection-message')
    if (seen['probe-not-sent'] === 'no-record') return nothingKnown('probe-not-sent')
  }
  if (first !== undefined) return judged
  // The probes contradict the failure itself: it did not happen again. What can pass in a moment stands, without the word of the probes.
  const seenBefore = Object.fromEntries(Object.entries(seen).filter(([id]) => !isOfProbe(id)))
  const before = judge({ ...facts, seen: seenBefore }).candidates.filter(({ cause }) => cause.passing)
  const told = exactCause(facts, before)
  if (told !== undefined) return settle(told, ['exchange-error', 'exchange-exact'])
  const passing = before.map(({ cause }) => ({
    cause: { ...cause, fixes: [...whatever, ...(facts.request.method === 'GET' ? (['server vary-by-origin'] as const) : [])] },
    because: [...answered(facts, cause.id)],
    weight: 0,
    rank: 0,
  }))
  const left = passing.length > 0 ? passing.map(({ cause }) => cause.id) : ['unknown']
  return { candidates: passing, ruledOut: judged.ruledOut.filter(({ cause }) => !left.includes(cause)) }
}

function isOfProbe(id: string): boolean {
  return id.startsWith('probe-') && id !== 'probe-not-sent'
}

/** Of a failure that has passed only the log of the server can tell; unless the cache of the browser, which probes go past, held another answer. */
const whatever: FixLine[] = ['server check-server-log']

/** The network failures that come after the connection stands. */
const afterConnect: readonly unknown[] = ['empty-response', 'connection-reset', 'connection-closed', 'invalid-http-response']

/** The cause that an exchange ended at; a preflight that died on the network has a name of its own. */
function toldCause({ 'exchange-error': error, 'exchange-step': step }: Facts['seen']): Facts['seen']['exchange-error'] {
  return step === 'preflight' && afterConnect.includes(error) ? 'invalid-response' : error
}

/** Asks every cause. */
function judge(facts: Facts): Elimination {
  const candidates: Candidate[] = []
  const implausible = new Map<CauseId, EvidenceId[]>()
  const ruledOut: Diagnosis['ruledOut'] = []
  for (const cause of causes) {
    const ask = (ground: Ground | undefined): readonly EvidenceId[] => ground?.(facts, cause.id) ?? []
    const contradiction = [...new Set(cause.contradicted?.flatMap(ask))]
    if (contradiction.length > 0) {
      ruledOut.push({ cause: cause.id, because: contradiction })
      continue
    }
    const told = toldCause(facts.seen) === cause.id ? (['exchange-error'] as const) : []
    const certain = ask(cause.certain)
    const likely = [...told, ...ask(cause.likely)]
    const against = ask(cause.implausible)
    const isDoubted = against.length > 0 || ask(cause.doubted).length > 0
    const supported = isDoubted ? [] : ask(cause.supported)
    const hinted = isDoubted ? [] : ask(cause.hinted)
    const weight = certain.length > 0 ? 3 : likely.length > 0 ? 2 : supported.length > 0 ? 1 : isDoubted ? -1 : 0
    const because = [...new Set([...(weight === 3 ? certain : weight === 2 ? likely : supported), ...(weight < 2 ? hinted : [])])]
    const rank = weight + (hinted.length > 0 ? 0.5 : 0) + (isDoubted ? 0 : prior(cause.stage, facts))
    if (against.length > 0) implausible.set(cause.id, [...new Set(against)])
    candidates.push({ cause, because, weight, rank })
  }
  const isPlausible = ({ cause }: Candidate) => !implausible.has(cause.id)
  const hasBetter = candidates.some((one) => isPlausible(one) && one.weight > 0)
  const kept = hasBetter ? candidates.filter((one) => isPlausible(one) || one.weight > 1) : candidates
  for (const one of candidates)
    if (!kept.includes(one)) ruledOut.push({ cause: one.cause.id, because: implausible.get(one.cause.id) ?? [] })
  return { candidates: kept.sort((a, b) => b.rank - a.rank), ruledOut }
}

/**
 * The cause that an exchange settles: it held the very step, and nothing that the page saw speaks against it. Whoever watched from elsewhere
 * went another way through the network, so that of a network failure only the watcher's own is settled.
 */
function exactCause(facts: Facts, candidates: Candidate[]): NamedCause | undefined {
  const { seen } = facts
  if (seen['exchange-exact'] !== true) return undefined
  // No page saw it: there is nothing to contradict whoever did.
  if (seen['rejection-message'] === undefined) return causes.find(({ id }) => id === seen['exchange-error'])
  // The preflight died at a host that answers the page: it was the preflight. What is no HTTP to one is an answer of its first version to another.
  const died = seen['exchange-error'] !== 'invalid-http-response' && arrived(facts, 'invalid-response').length > 0
  const told = died ? toldCause(seen) : seen['exchange-error']
  const found = candidates.find(({ cause }) => cause.id === told)?.cause
  return found?.stage === 'network' ? undefined : found
}

function settle(cause: NamedCause, because: EvidenceId[]): Elimination {
  return {
    candidates: [{ cause, because, weight: 3, rank: 3 }],
    ruledOut: causes.filter(({ id }) => id !== cause.id).map(({ id }) => ({ cause: id, because })),
  }
}

function nothingKnown(because: EvidenceId): Elimination {
  return {
    candidates: causes.filter(({ id }) => id === 'unknown').map((cause) => ({ cause, because: [because], weight: 0, rank: 0 })),
    ruledOut: [],
  }
}

/** The stage of a cause in this failure. */
function stageOf({ id, stage }: NamedCause, facts: Facts): Stage {
  const { 'exchange-error': error, 'probe-redirect': hop } = facts.seen
  const afterRedirect = error === id && facts.redirected
  if (stage === 'network') return afterRedirect || isUp(facts, id).length > 0 ? 'path' : 'unreachable'
  if (stage !== 'preflight' && stage !== 'credentials' && stage !== 'response') return stage
  // A request to the own origin meets CORS only where a redirect leads to another.
  if (facts.prediction.verdict === 'same-origin' || afterRedirect) return 'redirect'
  // Its own preflight had passed, or was not needed.
  const hasPassed = stage !== 'preflight' || (facts.prediction.verdict === 'preflight' && facts.seen['timing-entry'] === 'sent')
  return hasPassed && hop === 'redirected' ? 'redirect' : stage
}

/** What shows that the host is there, though this request failed: it answered something, its preflight included; or took it, and does not fail at its root, too. */
const isUp = either(
  answered,
  rootAnswered,
  remembered,
  leftAfterPreflight,
  where(({ seen }) => seen['probe-origin-root'] !== 'failed', either(sent, is('probe-no-cors-sent', true))),
)

function certaintyOf(candidates: Candidate[]): Certainty {
  const [first] = candidates
  if (first === undefined || first.cause.id === 'unknown') return 'possible'
  if (first.weight === 3) return 'certain'
  return first.weight === 2 || candidates.length === 1 ? 'likely' : 'possible'
}

function stageCertaintyOf(certainty: Certainty, stages: Stage[], candidates: Candidate[], facts: Facts): Certainty {
  const [stage = 'unknown'] = stages
  if (stage === 'unknown' || certainty === 'certain') return certainty
  const shared = stages.every((one) => one === stage)
  // That the host was there a moment ago does not show that it still is.
  if (stages[0] === 'path' && certainty !== 'likely' && !shared && either(answered, rootAnswered)(facts, 'unknown').length === 0)
    return 'possible'
  // `fetch` had resolved and nobody aborted: only the body is left.
  if (stage === 'body' && shared && facts.seen['response-arrived'] === true) return 'certain'
  // Firefox says that the server took the request: what the page was not given can have been an answer.
  if (stages[0] === 'unreachable' && certainty !== 'likely' && sent(facts, 'unknown').length > 0) return 'possible'
  const supported = stages.filter((_, index) => (candidates[index]?.weight ?? 0) > 0)
  const agreed = supported.length > 0 && supported.every((one) => one === stage)
  return certainty === 'likely' || shared || agreed ? 'likely' : 'possible'
}

/** The fixes of the cause; while others stand, also the first fix of each of those that are as probable, at the same stage. */
function fixesOf(certainty: Certainty, [stage, ...stages]: Stage[], [first, ...others]: Candidate[], facts: Facts): Fix[] {
  // More fixes than these are no help.
  const enough = 4
  // Of an argument that no rule here refuses, the message of the error alone says what is wrong (such as an illegal invocation).
  if (first === undefined || (stage === 'request' && certainty === 'possible' && facts.seen['rejection-message'] === 'own'))
    return []
  const linesOf = ({ cause: { fixes } }: Candidate) => (typeof fixes === 'function' ? fixes(facts) : fixes)
  const [main, ...more] = linesOf(first)
  const lines: FixLine[] = main === undefined ? [] : [main]
  // After a redirect the headers are those of another URL than the one that was called.
  if (stage === 'redirect' && first.cause.stage !== 'redirect') {
    // Where the Origin became `null`, no list of allowed origins helps.
    const becameNull = facts.sentOrigin !== facts.request.origin
    lines.unshift('client call-final-url', ...(becameNull ? [] : (['server cors-on-redirects'] as const)))
  }
  if (certainty === 'possible')
    lines.push(
      ...others
        .filter(({ rank }, index) => rank === first.rank && stages[index] === stage)
        .flatMap((one) => linesOf(one).slice(0, 1)),
    )
  // Nothing was observed yet that speaks against a server that does not run.
  if (prior(first.cause.stage, facts) > 0 && others.some(({ cause }) => cause.id === 'connection-refused'))
    lines.splice(1, 0, 'server start-server')
  lines.push(...more)
  const fixes = makeFixes([...new Set(lines)], first.cause.stage === 'preflight' ? 'preflight' : 'response', facts)
  // Several fixes can end in the same header line.
  const isSame = (one: Fix, other: Fix) =>
    one.id === other.id || (one.params['line'] !== undefined && one.params['line'] === other.params['line'])
  return fixes.filter((fix, index) => fixes.findIndex((one) => isSame(one, fix)) === index).slice(0, enough)
}
