import type { Rule } from '../rule.ts'

/** A data: URL without a comma or with broken base64, and a blob: URL with any method but GET, are a network error. */
export const unreadableUrl = {
  id: 'unreadable-url',
  // https://fetch.spec.whatwg.org/#scheme-fetch
  check({ target, scheme, sameOrigin, method }) {
    if (target?.isDataUrlFailure === true) return { subject: scheme, params: { why: 'data' } }
    if (scheme === 'blob' && sameOrigin && method !== 'GET') return { subject: method, params: { why: 'method' } }
    return undefined
  },
} satisfies Rule
