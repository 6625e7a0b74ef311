import type { Rule, Statement } from '../rule.ts'
import { unsafeHeaders } from '../unsafe-headers.ts'

/** A safelisted header with more than 128 bytes of value needs a preflight. */
export const headerValueTooLong = {
  id: 'header-value-too-long',
  // https://fetch.spec.whatwg.org/#cors-safelisted-request-header
  ordinary: true,
  failure: 'too-long',
  check(request) {
    return unsafeHeaders(request, 'too-long', state)
  },
} satisfies Rule

function state(subject: string, { length }: { length: number }): Statement {
  return { subject, params: { length, limit: 128 } }
}
