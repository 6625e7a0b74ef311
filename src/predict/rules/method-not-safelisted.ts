import { isCorsSafelistedMethod } from '../../spec/fetch/is-cors-safelisted-method.ts'
import type { Rule } from '../rule.ts'

/** Every method but GET, HEAD and POST needs a preflight. */
export const methodNotSafelisted = {
  id: 'method-not-safelisted',
  // https://fetch.spec.whatwg.org/#cors-safelisted-method
  ordinary: true,
  check({ method }) {
    return isCorsSafelistedMethod(method) ? undefined : { subject: method }
  },
} satisfies Rule
