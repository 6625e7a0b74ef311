import { isBadPort } from '../../spec/fetch/is-bad-port.ts'
import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Rule } from '../rule.ts'

/** Browsers never connect to the standard's bad ports. */
export const unsafePort = {
  id: 'unsafe-port',
  // https://fetch.spec.whatwg.org/#port-blocking
  check({ target }) {
    if (target === null || target.port === null || !isHttpScheme(target.scheme)) return undefined
    return isBadPort(target.port) ? { subject: String(target.port) } : undefined
  },
} satisfies Rule
