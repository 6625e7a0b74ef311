import type { Rule } from '../rule.ts'

/** Only DELETE, GET, HEAD, OPTIONS, POST and PUT are put in upper case; `patch` stays as it is, and servers seldom allow it. */
export const methodNotNormalized = {
  id: 'method-not-normalized',
  // https://fetch.spec.whatwg.org/#concept-method-normalize
  check({ method }) {
    return method !== 'PATCH' && method.length === 5 && method.toUpperCase() === 'PATCH' ? { subject: method } : undefined
  },
} satisfies Rule
