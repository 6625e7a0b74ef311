import type { Rule } from '../rule.ts'

/** Nobody can see from a Request object whether its body was made from a stream, which would need a preflight. */
export const requestBodyUnseen = {
  id: 'request-body-unseen',
  // https://fetch.spec.whatwg.org/#use-cors-preflight-flag
  check({ body, sameOrigin }) {
    return body.kind === 'request' && !sameOrigin ? {} : undefined
  },
} satisfies Rule
