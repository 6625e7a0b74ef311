import type { Rule } from '../rule.ts'

/** The mode `same-origin` refuses every other origin. */
export const disallowedByMode = {
  id: 'disallowed-by-mode',
  // https://fetch.spec.whatwg.org/#concept-main-fetch
  check({ mode, sameOrigin, scheme }) {
    return mode === 'same-origin' && !sameOrigin && scheme !== 'data' ? {} : undefined
  },
} satisfies Rule
