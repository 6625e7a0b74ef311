import type { Rule } from '../rule.ts'

/** Forbidden request-headers are removed without a word. */
export const forbiddenRequestHeader = {
  id: 'forbidden-request-header',
  // https://fetch.spec.whatwg.org/#forbidden-request-header
  check({ forbidden }) {
    return forbidden.length === 0 ? undefined : forbidden.map((subject) => ({ subject }))
  },
} satisfies Rule
