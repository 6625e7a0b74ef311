import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Rule } from '../rule.ts'

/** Across origins only http and https can be fetched. */
export const corsDisabledScheme = {
  id: 'cors-disabled-scheme',
  spec: 'https://fetch.spec.whatwg.org/#concept-main-fetch',
  check({ target, scheme, sameOrigin }) {
    if (target === null || isHttpScheme(scheme) || scheme === 'data' || (scheme === 'blob' && sameOrigin)) return undefined
    return { subject: scheme }
  },
} satisfies Rule
