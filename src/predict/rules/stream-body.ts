import type { Rule } from '../rule.ts'

/** A stream as body sets the use-CORS-preflight flag, whatever method and headers are. */
export const streamBody = {
  id: 'stream-body',
  // https://fetch.spec.whatwg.org/#use-cors-preflight-flag
  check({ body }) {
    return body.kind === 'stream' ? {} : undefined
  },
} satisfies Rule
