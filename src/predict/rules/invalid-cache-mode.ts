import type { Rule } from '../rule.ts'

/** The cache mode `only-if-cached` throws in any mode but `same-origin`. */
export const invalidCacheMode = {
  id: 'invalid-cache-mode',
  // https://fetch.spec.whatwg.org/#dom-request
  check({ record }) {
    return record.cache === 'only-if-cached' && record.mode !== 'same-origin' ? { subject: record.mode } : undefined
  },
} satisfies Rule
