import type { Rule } from '../rule.ts'

/** With the cache mode `only-if-cached` a response that is not in the cache is a network error. */
export const onlyIfCached = {
  id: 'only-if-cached',
  // https://fetch.spec.whatwg.org/#concept-request-cache-mode
  check({ record }) {
    return record.cache === 'only-if-cached' ? {} : undefined
  },
} satisfies Rule
