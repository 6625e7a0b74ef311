import type { Evidence } from '../model/evidence.ts'
import { isSecretHeaderName } from '../model/rewrite-headers.ts'
import { diagnose } from './diagnose.ts'
import { type DiagnosisInput, type Facts, factsOf } from './facts.ts'
import { namesIn, type Probe, probeEvidence } from './probe-evidence.ts'

/**
 * The probes whose answers would still split the candidates, the cheapest first. Send one, add its outcome to the evidence, and ask again.
 * Empty: the cause is settled, or no probe can tell more. Which of them may be sent is for the page to say.
 */
export function probesWorthSending(input: DiagnosisInput): Probe[] {
  const { certainty, stage, candidates } = diagnose(input)
  const facts = factsOf(input)
  const settled =
    certainty === 'certain' ||
    candidates.length === 1 ||
    stage === 'aborted' ||
    stage === 'request' ||
    // Without a response it is the integrity that may have failed, which a probe without any can tell.
    facts.seen['response-arrived'] === true
  if (settled || !/^https?:/.test(facts.target?.protocol ?? '')) return []
  // A server that hangs is not asked twice: each question can hold a connection that the app needs.
  if (facts.evidence.some(({ id, observed }) => observed === 'timed-out' && id !== 'probe-own-origin')) return []
  return openProbes(facts).filter((probe) => splits(probe, input, facts))
}

/** What has not been asked yet and can be answered in a way that tells something, in the order of what it costs and tells. */
function openProbes({ seen, request, target, prediction }: Facts): Probe[] {
  const { 'probe-no-cors': first, 'probe-cors': plain, 'probe-origin-root': root } = seen
  const open: Probe[] = []
  const add = (...kinds: Exclude<Probe['kind'], 'headers' | 'header'>[]) => {
    for (const kind of kinds) if (seen[`probe-${kind}`] === undefined) open.push({ kind })
  }
  const mayRedirect = request.mode !== 'no-cors'
  add('no-cors')
  if (first === 'failed') {
    if (`${target?.pathname}${target?.search}` !== '/') add('origin-root')
    // The page's own server tells whether anything can be reached.
    if (root !== 'answered' && request.origin !== 'null' && prediction.verdict !== 'same-origin') add('own-origin')
    // The URL, or with it the whole host, can lead elsewhere; or it answers and forbids only what is embedded (Cross-Origin-Resource-Policy).
    if (mayRedirect) add('redirect')
  }
  // Where not even the first answer can be read, a probe that follows redirects fails, too.
  if (request.mode !== 'same-origin' && (first !== 'failed' || seen['probe-redirect'] !== 'failed')) add('cors')
  if (plain === 'answered') {
    if (request.credentialsMode === 'include' && request.method === 'GET') add('credentials')
    open.push(...headerProbes(seen, prediction.preflight?.headers ?? []))
  } else if (first === 'answered' && mayRedirect) {
    add('redirect')
  }
  return open
}

/** All headers that ask for leave at once, and then, where that failed, each alone. Never one that can hold a secret. */
function headerProbes(seen: Facts['seen'], asking: readonly string[]): Probe[] {
  const names = asking.filter((name) => !isSecretHeaderName(name) && !/-(key|token)$/.test(name))
  if (names.length === 0) return []
  if (seen['probe-headers'] === undefined) return [{ kind: 'headers', names }]
  if (seen['probe-headers'] !== 'failed' || names.length === 1) return []
  const asked = [...namesIn(seen['probe-headers-refused']), ...namesIn(seen['probe-headers-granted'])]
  return names.filter((name) => !asked.includes(name)).map((name) => ({ kind: 'header', names: [name] }))
}

/** Whether the possible outcomes of a probe lead to different conclusions. */
function splits(probe: Probe, input: DiagnosisInput, { seen }: Facts): boolean {
  // A header alone tells together with the others only.
  if (probe.kind === 'header') return true
  const outcomes = probe.kind === 'redirect' ? (['redirected', 'failed'] as const) : (['answered', 'failed'] as const)
  const [one, other] = outcomes.map((outcome) => conclusion(input, probeEvidence(probe, outcome, seen)))
  return one !== other
}

function conclusion(input: DiagnosisInput, more: Evidence[]): string {
  const { stage, stageCertainty, candidates } = diagnose({ ...input, evidence: [...input.evidence, ...more] })
  return [stage, stageCertainty, ...candidates.map(({ cause, because }) => cause + (because.length > 0))].join()
}
