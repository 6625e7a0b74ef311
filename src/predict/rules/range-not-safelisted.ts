import type { Rule, Statement } from '../rule.ts'
import { unsafeHeaders } from '../unsafe-headers.ts'

/** A Range header that is not a single range with a start needs a preflight. */
export const rangeNotSafelisted = {
  id: 'range-not-safelisted',
  // https://fetch.spec.whatwg.org/#cors-safelisted-request-header
  ordinary: true,
  failure: 'range',
  check(request) {
    return unsafeHeaders(request, 'range', state)
  },
} satisfies Rule

function state(subject: string): Statement {
  return { subject }
}
