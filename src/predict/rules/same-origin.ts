import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Rule } from '../rule.ts'

/** CORS does not apply to a request to the page's own origin. */
export const sameOriginRule = {
  id: 'same-origin',
  // https://fetch.spec.whatwg.org/#concept-main-fetch
  ordinary: true,
  check({ sameOrigin, scheme, unresolvable }) {
    return sameOrigin && (isHttpScheme(scheme) || unresolvable) ? {} : undefined
  },
} satisfies Rule
