import type { Rule, Statement } from '../rule.ts'
import { unsafeHeaders } from '../unsafe-headers.ts'

/** A Content-Type other than text/plain, multipart/form-data and application/x-www-form-urlencoded needs a preflight. */
export const contentTypeNotSafelisted = {
  id: 'content-type-not-safelisted',
  // https://fetch.spec.whatwg.org/#cors-safelisted-request-header
  ordinary: true,
  failure: 'content-type',
  check(request) {
    return unsafeHeaders(request, 'content-type', state)
  },
} satisfies Rule

function state(subject: string, { essence }: { essence: string | null }): Statement {
  return { subject, params: { essence: essence ?? '' } }
}
