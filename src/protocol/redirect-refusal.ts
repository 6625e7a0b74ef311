import type { CauseId } from '../model/cause.ts'
import type { Engine } from '../model/environment.ts'
import { isHttpScheme } from '../spec/fetch/is-http-scheme.ts'
import { isSameOrigin, originOfUrl, parseOrigin } from '../spec/html/origin.ts'
import type { ResponseTainting } from './hop.ts'

/** https://fetch.spec.whatwg.org/#concept-request-redirect-count */
export const maximumRedirects = 20

/**
 * Why a redirect to a URL that parses may not be followed; null where it may. The half of HTTP-redirect fetch that refuses.
 *
 * Chromium looks at userinfo before the scheme and refuses it in any redirect, since it blocks such URLs for every subresource but that of an
 * XMLHttpRequest; what the standard calls one thing, a scheme that is not HTTP(S), it calls CorsDisabledScheme, or for schemes that it knows
 * ERR_UNSAFE_REDIRECT and the like (156, measured 2026-11-23 and -28). It is one cause here, since it is the Location that has to change.
 *
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
export function redirectRefusal(
  request: {
    origin: string
    mode: string
    tainting: ResponseTainting
    redirectCount: number
    engine: Engine
    api?: string | undefined
  },
  location: URL,
): CauseId | null {
  const includesCredentials = location.username !== '' || location.password !== ''
  if (request.engine === 'chromium' && request.api !== 'xhr' && includesCredentials) return 'redirect-contains-credentials'
  // 6.
  if (!isHttpScheme(location.protocol.slice(0, -1))) return 'unsupported-redirect-scheme'
  // 7.
  if (request.redirectCount >= maximumRedirects) return 'too-many-redirects'
  if (!includesCredentials) return null
  // 9. WebKit does that once the preflight is done, where the request was one within the origin so far.
  const isLate = request.engine === 'webkit' && request.tainting === 'basic'
  const origin = parseOrigin(request.origin)
  if (request.mode === 'cors' && !isLate && (origin === null || !isSameOrigin(origin, originOfUrl(location))))
    return 'redirect-contains-credentials'
  // 10.
  return request.tainting === 'cors' ? 'redirect-contains-credentials' : null
}
