import { type CauseId, causesByStage } from '../../../model/cause.ts'
import type { CorsPolicy } from '../../../model/cors-policy.ts'
import type { Diagnosis } from '../../../model/diagnosis.ts'
import { format } from '../../../render/format.ts'
import { heading } from './heading.ts'
import { matcher, requestOf } from './matcher.ts'
import type { MatcherEnvironment } from './matcher-environment.ts'
import type { Subject } from './subject-of.ts'
import { judgeByPolicy } from './to-pass-cors.ts'

/** For a request that has not been sent: the API that it would be sent to. */
export interface FailureExpectation extends MatcherEnvironment {
  policy?: CorsPolicy
}

const name = 'toFailCors(cause)'

/**
 * Passes for a call that failed for this very cause, with certainty. A request that was not sent fails by its own rule, or by a policy.
 */
export const toFailCors = matcher(
  name,
  (subject, expected: CauseId, { policy }: FailureExpectation = {}) => {
    checkCause(expected)
    if (subject.kind === 'answered') {
      return { pass: false, message: () => `Expected: ${expected}\nIt did not fail: it was answered ${subject.said}.` }
    }
    const { diagnosis, request } = failureOf(subject, policy)
    const pass = diagnosis !== undefined && diagnosis.cause === expected && diagnosis.certainty === 'certain'
    const message = () => {
      if (diagnosis === undefined) return `${heading(request)}\nExpected: ${expected}\n\nNothing refuses it.`
      const sure = diagnosis.certainty === 'certain' ? '' : ` (${diagnosis.certainty} only)`
      return `${pass ? 'Not expected' : 'Expected'}: ${expected}\nCause: ${diagnosis.cause}${sure}\n\n${format(diagnosis)}`
    }
    return { pass, message }
  },
  (_cause, environment) => environment,
)

function failureOf(subject: Subject, policy: CorsPolicy | undefined) {
  const known = requestOf(name, subject)
  if (known.failure !== undefined) return { diagnosis: known.failure as Diagnosis | undefined, request: known.request }
  const { verdict } = known.prediction
  const isSent = verdict !== 'throws' && verdict !== 'blocked'
  if (isSent && policy === undefined) {
    throw new TypeError(
      `${name} was given a request that was not sent. Give the promise of the call, or say what the API allows: toFailCors(cause, { policy }).`,
    )
  }
  return judgeByPolicy(name, subject, policy ?? { origins: '*' })
}

/** A cause that does not exist would make `.not` pass always. */
function checkCause(cause: CauseId): void {
  const known: readonly string[] = Object.values(causesByStage).flat()
  if (!known.includes(cause)) throw new TypeError(`${name}: "${cause}" is no cause. "whycors explain" lists all of them.`)
}
