import type { Rule } from '../rule.ts'

/** Browsers never connect to the standard's bad ports. */
export const unsafePort = {
  id: 'unsafe-port',
  // https://fetch.spec.whatwg.org/#port-blocking
  check({ badPort }) {
    return badPort === null ? undefined : { subject: String(badPort) }
  },
} satisfies Rule
