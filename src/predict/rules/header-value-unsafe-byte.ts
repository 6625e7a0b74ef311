import type { Rule, Statement } from '../rule.ts'
import { unsafeHeaders } from '../unsafe-headers.ts'

/** A safelisted header whose value holds a byte that its rule forbids needs a preflight. */
export const headerValueUnsafeByte = {
  id: 'header-value-unsafe-byte',
  // https://fetch.spec.whatwg.org/#cors-safelisted-request-header
  ordinary: true,
  failure: 'unsafe-byte',
  check(request) {
    return unsafeHeaders(request, 'unsafe-byte', state)
  },
} satisfies Rule

function state(subject: string, { byte, position }: { byte: number; position: number }): Statement {
  return { subject, params: { byte, position } }
}
