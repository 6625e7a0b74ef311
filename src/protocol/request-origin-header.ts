import type { ResponseTainting } from './hop.ts'

/**
 * The value of a request's Origin header; null where it has none. `serializedOrigin` is the serialized request origin, taint included.
 *
 * The referrer policy is taken to be the default, `strict-origin-when-cross-origin`.
 *
 * https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function requestOriginHeader(
  request: { method: string; url: URL; mode: string; tainting: ResponseTainting },
  serializedOrigin: string,
): string | null {
  // 3.
  if (request.tainting === 'cors') return serializedOrigin
  // 4.
  if (request.method === 'GET' || request.method === 'HEAD') return null
  // 4.1.
  const downgrade = serializedOrigin.startsWith('https:') && request.url.protocol !== 'https:'
  return request.mode !== 'cors' && downgrade ? 'null' : serializedOrigin
}
