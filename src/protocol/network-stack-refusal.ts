import { currentUrl, type Hop } from './hop.ts'
import { hasBlankInHost, locationUrl } from './location-url.ts'
import { type End, keptLocation, type Play, refuse } from './play.ts'
import { maximumRedirects } from './redirect-refusal.ts'
import type { TransportResponse } from './transport.ts'

/**
 * What Chromium's network stack refuses of a response before anyone checks it for CORS (156, measured 2026-11-23): a 407 where no proxy was
 * asked, a 21st redirect, a Location that does not parse. Undefined: nothing.
 */
export function networkStackRefusal(play: Play, hop: Hop, response: TransportResponse): End | undefined {
  if (play.engine !== 'chromium') return undefined
  if (response.status === 407) return refuse(play, 'invalid-http-response', '407')
  const location = locationUrl(response, currentUrl(hop), play.engine)
  if (location === null) return undefined
  // A preflight follows no redirect, so none of its redirects is one too many.
  const preflight = play.steps.at(-1)?.kind === 'preflight'
  if (!preflight && hop.redirectCount >= maximumRedirects) return refuse(play, 'too-many-redirects', String(maximumRedirects))
  return location === 'failure' && !hasBlankInHost(response)
    ? refuse(play, 'invalid-redirect-location', keptLocation(play))
    : undefined
}
