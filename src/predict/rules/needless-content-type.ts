import { getHeader } from '../../spec/fetch/header-list.ts'
import type { Rule } from '../rule.ts'

/** A Content-Type on a request without a body says nothing, and often costs a preflight. */
export const needlessContentType = {
  id: 'needless-content-type',
  // https://fetch.spec.whatwg.org/#cors-safelisted-request-header
  ordinary: true,
  check({ body, headers, sameOrigin }) {
    if (sameOrigin || body.kind !== 'none') return undefined
    const value = getHeader('content-type', headers)
    return value === null ? undefined : { subject: 'content-type' }
  },
} satisfies Rule
