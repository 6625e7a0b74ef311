import type { Rule } from '../rule.ts'

/** Without the page's origin, it is taken to be another one than the target's. */
export const originUnknown = {
  id: 'origin-unknown',
  // https://html.spec.whatwg.org/#concept-settings-object-origin
  ordinary: true,
  check({ pageOrigin }) {
    return pageOrigin === null ? {} : undefined
  },
} satisfies Rule
