import { isBadPort } from '../../spec/fetch/is-bad-port.ts'
import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Rule } from '../rule.ts'

/** Browsers never connect to the standard's bad ports. */
export const unsafePort = {
  id: 'unsafe-port',
  spec: 'https://fetch.spec.whatwg.org/#port-blocking',
  check({ url, scheme }) {
    return url !== null && url.port !== '' && isHttpScheme(scheme) && isBadPort(Number(url.port))
      ? { subject: url.port }
      : undefined
  },
} satisfies Rule
