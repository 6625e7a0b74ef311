import type { Rule } from '../rule.ts'

/** The engine does otherwise than the standard says with this request, so that other browsers may do otherwise too. */
export const engineDeviates = {
  id: 'engine-deviates',
  // https://fetch.spec.whatwg.org/#fetching
  check({ deviations, engine }) {
    return deviations.length === 0 ? undefined : [...new Set(deviations)].map((subject) => ({ subject, params: { engine } }))
  },
} satisfies Rule
