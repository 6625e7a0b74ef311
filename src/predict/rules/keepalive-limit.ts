import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Rule } from '../rule.ts'

const limit = 65_536

/**
 * Bodies of keepalive requests may hold 64 KiB in sum.
 * Deviation: the standard checks after the preflight (HTTP-network-or-cache fetch); Chromium, Firefox and WebKit refuse before it (measured 2026-11-22).
 */
export const keepaliveLimit = {
  id: 'keepalive-limit',
  spec: 'https://fetch.spec.whatwg.org/#http-network-or-cache-fetch',
  check({ record: { keepalive, body }, scheme }) {
    if (!keepalive || !isHttpScheme(scheme) || !('byteLength' in body) || body.byteLength === undefined) return undefined
    return body.byteLength > limit ? { params: { length: body.byteLength, limit } } : undefined
  },
} satisfies Rule
