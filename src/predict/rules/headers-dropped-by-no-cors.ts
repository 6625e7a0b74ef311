import type { Rule } from '../rule.ts'

/** The mode `no-cors` removes headers that are not no-CORS-safelisted, without a word. */
export const headersDroppedByNoCors = {
  id: 'headers-dropped-by-no-cors',
  // https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header
  check({ droppedByNoCors }) {
    return droppedByNoCors.length === 0 ? undefined : droppedByNoCors.map((subject) => ({ subject }))
  },
} satisfies Rule
