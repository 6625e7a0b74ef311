import { isCorsNonWildcardRequestHeaderName } from '../../spec/fetch/is-cors-non-wildcard-request-header-name.ts'
import type { Rule } from '../rule.ts'

/**
 * By the standard `Access-Control-Allow-Headers: *` does not cover Authorization; today's browsers accept it all the same
 * (whatwg/fetch#1919; measured 2026-11-22), so it is a note.
 */
export const authorizationNotCoveredByWildcard = {
  id: 'authorization-not-covered-by-wildcard',
  // https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
  ordinary: true,
  check({ unsafe }) {
    if (unsafe.names.length === 0) return undefined
    const subject = unsafe.names.find(isCorsNonWildcardRequestHeaderName)
    return subject === undefined ? undefined : { subject }
  },
} satisfies Rule
