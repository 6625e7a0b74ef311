import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Rule } from '../rule.ts'

/** Across origins only http and https can be fetched, and `about:blank` in the mode `no-cors`. */
export const corsDisabledScheme = {
  id: 'cors-disabled-scheme',
  // https://fetch.spec.whatwg.org/#concept-main-fetch
  check({ target, mode, scheme, sameOrigin }) {
    if (target === null || isHttpScheme(scheme) || scheme === 'data' || (scheme === 'blob' && sameOrigin)) return undefined
    return target.isAboutBlank && mode === 'no-cors' ? undefined : { subject: scheme }
  },
} satisfies Rule
