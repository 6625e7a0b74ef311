import { corsUnsafeRequestHeaderNames } from './cors-unsafe-request-header-names.ts'
import type { HeaderList } from './header-list.ts'

/**
 * The CORS-preflight request that goes before a request: method, URL and the headers that belong to CORS.
 * `origin` is the serialized request origin; the method must be normalized, as must the header values.
 *
 * https://fetch.spec.whatwg.org/#cors-preflight-request
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
export function corsPreflightRequest(request: { method: string; url: string; headers: HeaderList; origin: string }): {
  method: 'OPTIONS'
  url: string
  headers: [string, string][]
} {
  const headers: [string, string][] = [
    ['Accept', '*/*'],
    ['Access-Control-Request-Method', request.method],
  ]
  const names = corsUnsafeRequestHeaderNames(request.headers)
  // 5: joined by a comma without a space.
  if (names.length > 0) headers.push(['Access-Control-Request-Headers', names.join(',')])
  headers.push(['Origin', request.origin])
  return { method: 'OPTIONS', url: request.url, headers }
}
