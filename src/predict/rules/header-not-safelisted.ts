import type { Rule } from '../rule.ts'
import { unsafeHeaders } from '../unsafe-headers.ts'

/** A header whose name is not safelisted needs a preflight, whatever its value. */
export const headerNotSafelisted = {
  id: 'header-not-safelisted',
  spec: 'https://fetch.spec.whatwg.org/#cors-safelisted-request-header',
  check(request) {
    return unsafeHeaders(request, 'name', (subject) => ({ subject }))
  },
} satisfies Rule
