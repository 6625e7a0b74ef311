import { isCorsSafelistedMethod } from '../../spec/fetch/is-cors-safelisted-method.ts'
import type { Rule } from '../rule.ts'

/** In the mode `no-cors` only GET, HEAD and POST are possible; any other method throws. */
export const invalidModeMethod = {
  id: 'invalid-mode-method',
  // https://fetch.spec.whatwg.org/#dom-request
  check({ record, method }) {
    return record.mode === 'no-cors' && !isCorsSafelistedMethod(method) ? { subject: method } : undefined
  },
} satisfies Rule
