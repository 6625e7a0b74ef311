import { isCorsSafelistedMethod } from '../../spec/fetch/is-cors-safelisted-method.ts'
import { isForbiddenMethod } from '../../spec/fetch/is-forbidden-method.ts'
import { isMethod } from '../../spec/fetch/is-method.ts'
import type { Rule } from '../rule.ts'

/** A method that is no token, or is CONNECT, TRACE or TRACK, makes the call throw. */
export const invalidMethod = {
  id: 'invalid-method',
  // https://fetch.spec.whatwg.org/#forbidden-method
  check({ record, method: normalized }) {
    if (isCorsSafelistedMethod(normalized)) return undefined
    const { method } = record
    if (!isMethod(method)) return { subject: method, params: { why: 'not-a-token' } }
    if (isForbiddenMethod(method)) return { subject: method, params: { why: 'forbidden' } }
    return undefined
  },
} satisfies Rule
