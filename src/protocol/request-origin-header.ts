import { originOfUrl, serializeOrigin } from '../spec/html/origin.ts'
import type { ResponseTainting } from './hop.ts'

/**
 * The value of a request's Origin header; null where it has none. `serializedOrigin` is the serialized request origin, taint included.
 *
 * https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function requestOriginHeader(
  request: { method: string; url: URL; mode: string; tainting: ResponseTainting; referrerPolicy: string },
  serializedOrigin: string,
): string | null {
  // 3.
  if (request.tainting === 'cors') return serializedOrigin
  // 4.
  if (request.method === 'GET' || request.method === 'HEAD') return null
  // 4.1.
  if (request.mode === 'cors') return serializedOrigin
  switch (request.referrerPolicy) {
    case 'no-referrer':
      return 'null'
    case 'same-origin':
      return serializedOrigin === serializeOrigin(originOfUrl(request.url)) ? serializedOrigin : 'null'
    case 'origin':
    case 'origin-when-cross-origin':
    case 'unsafe-url':
      return serializedOrigin
    default:
      return serializedOrigin.startsWith('https:') && request.url.protocol !== 'https:' ? 'null' : serializedOrigin
  }
}
