import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import { exceedsKeepaliveLimit, keepaliveLimit as limit } from '../keepalive-limit.ts'
import type { Rule } from '../rule.ts'

/**
 * Bodies of keepalive requests may hold 64 KiB in sum.
 * Deviation: the standard checks after the preflight (HTTP-network-or-cache fetch); Chromium, Firefox and WebKit refuse before it (measured
 * 2026-11-22), so that the request is blocked, and no preflight seen, in every profile.
 */
export const keepaliveLimit = {
  id: 'keepalive-limit',
  // https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
  check({ record: { keepalive }, body, scheme, ignoresKeepaliveLimit }) {
    if (ignoresKeepaliveLimit || !isHttpScheme(scheme) || !exceedsKeepaliveLimit(keepalive, body)) return undefined
    return { params: { length: 'byteLength' in body ? (body.byteLength ?? 0) : 0, limit } }
  },
} satisfies Rule
