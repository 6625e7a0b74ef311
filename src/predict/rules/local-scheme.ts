import type { Rule } from '../rule.ts'

/** A `data:` URL, a `blob:` URL of the page itself, and `about:blank` in the mode `no-cors`, are read without a network. */
export const localScheme = {
  id: 'local-scheme',
  // https://fetch.spec.whatwg.org/#concept-main-fetch
  check({ target, mode, scheme, sameOrigin }) {
    const isLocal =
      scheme === 'data' || (scheme === 'blob' && sameOrigin) || (target?.isAboutBlank === true && mode === 'no-cors')
    return isLocal ? { subject: scheme } : undefined
  },
} satisfies Rule
