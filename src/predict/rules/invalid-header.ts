import type { Rule } from '../rule.ts'

/** A header name that is no token, or a value with NUL, CR, LF or characters above U+00FF, makes the call throw. */
export const invalidHeader = {
  id: 'invalid-header',
  // https://fetch.spec.whatwg.org/#headers-validate
  check({ invalidHeaders }) {
    if (invalidHeaders.length === 0) return undefined
    return invalidHeaders.map(({ name, why }) => ({ subject: name, params: { why } }))
  },
} satisfies Rule
