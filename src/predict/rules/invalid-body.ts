import type { Rule } from '../rule.ts'

/**
 * A body on GET or HEAD, a body that was read already, bytes in memory that is shared or can change its size, and a stream without `duplex`,
 * with `keepalive` or outside `cors` make the call throw.
 */
export const invalidBody = {
  id: 'invalid-body',
  // https://fetch.spec.whatwg.org/#dom-request
  check({ record, method, body, refusedMemory, ignoredMembers }) {
    if (refusedMemory !== undefined) return { params: { why: refusedMemory } }
    // XMLHttpRequest ignores the body of a GET and knows no streams.
    if (record.api === 'xhr' || body.kind === 'none' || body.kind === 'unseen') return undefined
    if (method === 'GET' || method === 'HEAD') return { subject: method, params: { why: 'method' } }
    if (body.kind === 'request') return body.usable ? undefined : { params: { why: 'used' } }
    if (body.kind !== 'stream') return undefined
    if (record.keepalive) return { params: { why: 'stream-keepalive' } }
    if (!body.usable) return { params: { why: 'used' } }
    // An engine without `duplex` finds out later that it cannot send streams.
    if (ignoredMembers.includes('duplex')) return undefined
    if (record.duplex === undefined && !record.unseen.includes('duplex')) return { params: { why: 'duplex' } }
    if (record.mode !== 'cors' && record.mode !== 'same-origin') return { params: { why: 'stream-mode' } }
    return undefined
  },
} satisfies Rule
