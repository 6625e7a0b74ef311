import type { Diagnosis } from '../model/diagnosis.ts'
import { diagnosisOf } from './diagnosis-of.ts'

function is(error: unknown, holds: (diagnosis: Diagnosis) => boolean): boolean {
  const diagnosis = diagnosisOf(error)
  return diagnosis !== undefined && diagnosis.stageCertainty !== 'possible' && holds(diagnosis)
}

/** Whether a response, a preflight or a redirect was refused by the CORS protocol; at least `likely`, so a failed fetch alone is never one. */
export function isCorsFailure(error: unknown): boolean {
  return is(
    error,
    ({ stage }) => stage === 'preflight' || stage === 'credentials' || stage === 'response' || stage === 'redirect',
  )
}

/** Whether the host, or this URL on it, did not answer; at least `likely`. */
export function isUnreachable(error: unknown): boolean {
  return is(error, ({ stage, cause }) => (stage === 'unreachable' || stage === 'path') && cause !== 'offline')
}

/** Whether the page or the browser itself refused to send the request; at least `likely`. */
export function isBlocked(error: unknown): boolean {
  // Where it broke can be likely while what stopped it is one of many.
  return is(
    error,
    ({ stage, cause, certainty }) =>
      stage === 'page-policy' || (certainty !== 'possible' && (cause === 'blocked-by-client' || cause === 'unsafe-port')),
  )
}

/** Whether the browser had no network; at least `likely`. */
export function isOffline(error: unknown): boolean {
  return is(error, ({ cause, certainty }) => cause === 'offline' && certainty !== 'possible')
}

/**
 * Whether the app itself, a timeout or the end of the page stopped the call. What stopped it while its body was read is known after
 * `explain(error, { response })`.
 */
export function isAborted(error: unknown): boolean {
  return is(error, ({ stage }) => stage === 'aborted')
}
