import type { Rule } from '../rule.ts'

/** A `data:` URL, and a `blob:` URL of the page itself, are read without a network. */
export const localScheme = {
  id: 'local-scheme',
  spec: 'https://fetch.spec.whatwg.org/#concept-main-fetch',
  check({ scheme, sameOrigin }) {
    return scheme === 'data' || (scheme === 'blob' && sameOrigin) ? { subject: scheme } : undefined
  },
} satisfies Rule
