import { diagnose } from './diagnose.ts'
import { type DiagnosisInput, factsOf } from './facts.ts'

/**
 * The probes whose answers would still split the candidates, the one that would tell most first. Send one, add its outcome to the evidence, and
 * ask again. Empty: the cause is settled, or no probe can tell more.
 */
export function probesWorthSending(input: DiagnosisInput): ('no-cors' | 'cors')[] {
  const { certainty, stage, candidates } = diagnose(input)
  const { seen, request, target } = factsOf(input)
  const settled =
    certainty === 'certain' || candidates.length === 1 || stage === 'aborted' || stage === 'body' || stage === 'request'
  if (settled || !/^https?:/.test(target?.protocol ?? '')) return []
  // A server that hangs is not asked twice: each question can hold a connection that the app needs.
  if (seen['probe-no-cors'] === 'timed-out' || seen['probe-cors'] === 'timed-out') return []
  const probes: ('no-cors' | 'cors')[] = []
  if (seen['probe-no-cors'] === undefined) probes.push('no-cors')
  // Where the first failed, an answer to the second shows that the host is there and forbids only what is embedded (Cross-Origin-Resource-Policy).
  if (seen['probe-cors'] === undefined && request.mode !== 'same-origin') probes.push('cors')
  return probes
}
