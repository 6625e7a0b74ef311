import { corsCheck } from '../spec/fetch/cors-check.ts'
import { getHeader } from '../spec/fetch/header-list.ts'
import { isRedirectStatus } from '../spec/fetch/is-redirect-status.ts'
import { isSameOrigin, originOfUrl } from '../spec/html/origin.ts'
import { crossOriginResourcePolicyCheck } from './cross-origin-resource-policy-check.ts'
import { type FilteredResponse, filteredResponse } from './filtered-response.ts'
import { currentUrl, type Hop } from './hop.ts'
import { hasBlankInHost, locationUrl } from './location-url.ts'
import { networkStackRefusal } from './network-stack-refusal.ts'
import { type End, isPageOrigin, keptLocation, originAt, type Play, refuse } from './play.ts'
import { redirectRefusal } from './redirect-refusal.ts'
import { redirectedHop } from './redirected-hop.ts'
import { requestOriginHeader } from './request-origin-header.ts'
import { sendMessage } from './send-message.ts'
import type { TransportResponse } from './transport.ts'

/**
 * HTTP fetch of one hop, after its preflight: the request and the checks on its response, each in its order. Answers how the play ended, or
 * the hop that a redirect leads to.
 *
 * https://fetch.spec.whatwg.org/#concept-http-fetch
 */
export async function httpFetch(play: Play, hop: Hop): Promise<End | { next: Hop }> {
  const { request, origin } = play.input
  const url = currentUrl(hop)
  const requestOrigin = originAt(play, hop)
  const response = await sendMessage(play, hop, hop.redirectCount === 0 ? 'request' : 'redirect', message(play, hop))
  if ('outcome' in response) return response

  const stackRefusal = networkStackRefusal(play, hop, response)
  if (stackRefusal !== undefined) return stackRefusal
  // 4.4. A redirect is checked like any other response.
  if (play.tainting === 'cors') {
    const failure = corsCheck({ origin: requestOrigin, credentialsMode: request.credentialsMode }, response)
    if (failure !== null) return refuse(play, failure.rule, failure.subject)
  }
  // 5.
  if (play.tainting === 'opaque' && crossOriginResourcePolicyCheck(origin, url, response) === 'blocked') {
    return refuse(play, 'corp-blocked', '')
  }
  // 6.
  const location = locationUrl(response, url, play.engine)
  if (isRedirectStatus(response.status) && request.redirect !== 'follow') return unfollowedRedirect(play, response, location)
  if (location === null) return pass(play, play.tainting, response)
  if (location === 'failure') return leadsNowhere(play, response)
  const { tainting, engine } = play
  const cause = redirectRefusal(
    { origin, mode: request.mode, tainting, redirectCount: hop.redirectCount, engine, api: request.api },
    location,
  )
  if (cause === null) return { next: redirectedHop(play, hop, response, location) }
  const subject = cause === 'unsupported-redirect-scheme' ? location.protocol.slice(0, -1) : play.keep.url(location.href)
  return refuse(play, cause, subject)
}

function leadsNowhere(play: Play, response: TransportResponse): End {
  if (play.engine !== 'chromium' || !hasBlankInHost(response))
    return refuse(play, 'invalid-redirect-location', keptLocation(play))
  const step = play.steps.at(-1)
  if (step !== undefined) step.error = 'name-not-resolved'
  return { outcome: 'failed', error: { cause: 'name-not-resolved', subject: '', detail: 'a blank in the host' } }
}

/** A redirect in the modes `manual` and `error`. */
function unfollowedRedirect(play: Play, response: TransportResponse, location: URL | null | 'failure'): End {
  const { engine, input } = play
  if (input.request.redirect === 'error') {
    // One that leads nowhere passes, but for Firefox and the standard (measured 2026-11-28).
    const leadsOn = getHeader('Location', response.headers) || engine === 'gecko' || engine === 'standard'
    return leadsOn ? refuse(play, 'redirect-mode-error', String(response.status)) : pass(play, play.tainting, response)
  }
  // WebKit knows of ftp, and refuses it all the same (2.50.6, measured 2026-11-28).
  if (engine === 'webkit' && location instanceof URL && location.protocol === 'ftp:')
    return refuse(play, 'unsupported-redirect-scheme', 'ftp')
  return pass(play, 'opaqueredirect', response)
}

/** The message of HTTP-network-or-cache fetch, but for what a browser adds by itself. */
function message(
  play: Play,
  hop: Hop,
): { method: string; headers: [string, string][]; body?: Uint8Array; includeCredentials?: boolean } {
  const { credentialsMode } = play.input.request
  const url = currentUrl(hop)
  const headers = hop.headers.map(([name, value]): [string, string] => [name, value])
  const origin = originHeader(play, hop)
  if (origin !== null) headers.push(['Origin', origin])
  // 8.3 and 8.22: https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
  const includeCredentials = credentialsMode === 'include' || (credentialsMode === 'same-origin' && isWithinOrigin(play))
  if (includeCredentials && url.hostname === hop.urlList[0].hostname) {
    headers.push(...play.cookie.map(([name, value]): [string, string] => [name, value]))
  }
  return {
    method: hop.method,
    headers,
    ...(hop.body === undefined ? {} : { body: hop.body }),
    ...(includeCredentials && { includeCredentials }),
  }
}

/** WebKit settles what `same-origin` means for a no-cors request by the URL that it was made with (2.50.6, measured 2026-11-28). */
function isWithinOrigin(play: Play): boolean {
  if (play.engine === 'webkit' && play.tainting === 'opaque') return isPageOrigin(play, play.first.urlList[0])
  return play.tainting === 'basic'
}

function originHeader(play: Play, hop: Hop): string | null {
  const { engine, tainting } = play
  const { mode, referrerPolicy = '' } = play.input.request
  const serialized = isForgotten(play, hop) ? 'null' : originAt(play, hop)
  // WebKit takes it away where a redirect crosses origins, not where one makes a GET (2.50.6, measured 2026-11-28).
  const isKept = engine === 'webkit' && play.saidOrigin && hop.redirect?.crossedOrigins === false
  const method = isKept ? play.first.method : hop.method
  // Chromium asks no referrer policy (156, measured 2026-11-28).
  const policy = engine === 'chromium' ? 'unsafe-url' : referrerPolicy
  const origin = requestOriginHeader({ method, url: currentUrl(hop), mode, tainting, referrerPolicy: policy }, serialized)
  play.saidOrigin = origin !== null
  return origin
}

/** Chromium's network stack makes the Origin of a no-cors request `null` as soon as one redirect crosses origins (156, measured 2026-11-23). */
function isForgotten({ engine, tainting }: Play, { urlList }: Hop): boolean {
  if (engine !== 'chromium' || tainting !== 'opaque') return false
  return urlList.some((url, index) => index > 0 && !isSameOrigin(originOfUrl(url), originOfUrl(urlList[index - 1] ?? url)))
}

function pass(play: Play, type: FilteredResponse['type'], response: TransportResponse): End {
  return { outcome: 'pass', response: filteredResponse(type, response, play.input.request.credentialsMode) }
}
