import type { Rule } from '../rule.ts'

/** A URL that does not parse, or that carries userinfo, makes the Request constructor throw. */
export const invalidUrl = {
  id: 'invalid-url',
  spec: 'https://fetch.spec.whatwg.org/#dom-request',
  check({ record, url, unresolvable }) {
    if (record.unseen.includes('input') || unresolvable) return undefined
    if (url === null) return { params: { why: 'unparsable' } }
    if (record.api === 'fetch' && (url.username !== '' || url.password !== '')) return { params: { why: 'credentials' } }
    return undefined
  },
} satisfies Rule
