import { culpritOf } from '../culprits.ts'
import type { Rule, Statement } from '../rule.ts'
import { unsafeHeaders } from '../unsafe-headers.ts'

/** A header whose name is not safelisted needs a preflight, whatever its value. Where a library is known to add it, it is named. */
export const headerNotSafelisted = {
  id: 'header-not-safelisted',
  // https://fetch.spec.whatwg.org/#cors-safelisted-request-header
  ordinary: true,
  failure: 'name',
  check(request) {
    return unsafeHeaders(request, 'name', state)
  },
} satisfies Rule

function state(subject: string): Statement {
  const culprit = culpritOf(subject)
  return culprit === undefined ? { subject } : { subject, culprit: { ...culprit } }
}
