import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Rule } from '../rule.ts'

/** A URL that does not parse throws everywhere, one with userinfo in `fetch`, one that is not http or https in `sendBeacon`. */
export const invalidUrl = {
  id: 'invalid-url',
  // https://fetch.spec.whatwg.org/#dom-request
  check({ record: { api, unseen }, target, unparsedBy, unresolvable, refused, engine }) {
    if (unresolvable || unseen.includes('input')) return undefined
    if (unparsedBy !== undefined) return { params: { why: 'unparsable', quirk: unparsedBy, engine } }
    if (target === null) return refused === undefined ? { params: { why: 'unparsable' } } : undefined
    if (api === 'fetch' && target.includesCredentials) return { params: { why: 'credentials' } }
    if (api === 'beacon' && !isHttpScheme(target.scheme)) return { subject: target.scheme, params: { why: 'scheme' } }
    return undefined
  },
} satisfies Rule
