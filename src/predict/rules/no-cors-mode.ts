import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Rule } from '../rule.ts'

/** The mode `no-cors` sends the request without a preflight and hides the response. */
export const noCorsMode = {
  id: 'no-cors-mode',
  // https://fetch.spec.whatwg.org/#concept-filtered-response-opaque
  check({ mode, sameOrigin, scheme }) {
    return mode === 'no-cors' && !sameOrigin && isHttpScheme(scheme) ? {} : undefined
  },
} satisfies Rule
