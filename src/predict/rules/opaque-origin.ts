import type { Rule } from '../rule.ts'

/** A page with an opaque origin (sandboxed frame, file, data:) sends Origin: null. */
export const opaqueOrigin = {
  id: 'opaque-origin',
  // https://html.spec.whatwg.org/#concept-origin-opaque
  check({ pageOrigin }) {
    return pageOrigin === 'null' ? {} : undefined
  },
} satisfies Rule
