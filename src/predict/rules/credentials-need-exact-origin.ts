import type { Rule } from '../rule.ts'

/** With credentials the server has to name the origin; wildcards do not count. */
export const credentialsNeedExactOrigin = {
  id: 'credentials-need-exact-origin',
  // https://fetch.spec.whatwg.org/#cors-protocol-and-credentials
  ordinary: true,
  check({ record, mode, sameOrigin }) {
    return !sameOrigin && mode === 'cors' && record.credentialsMode === 'include' ? {} : undefined
  },
} satisfies Rule
