import { type CorsPreflightSubject, corsPreflightResponse } from '../spec/fetch/cors-preflight-response.ts'
import { redirectTaint } from '../spec/fetch/redirect-taint.ts'
import { accessControlMaxAge } from './access-control-max-age.ts'
import type { PreflightCacheRequest } from './cors-preflight-cache.ts'
import { currentUrl, type Hop } from './hop.ts'
import { networkStackRefusal } from './network-stack-refusal.ts'
import { type End, isPageOrigin, originAt, type Play, refuse } from './play.ts'
import { isTakenAway } from './redirected-hop.ts'
import { sendMessage } from './send-message.ts'

/** The preflight that a request needs. */
interface Needed {
  method: string
  headers: string[]
}

/**
 * The CORS-preflight fetch of one hop, where it needs one; undefined: go on.
 *
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
export async function corsPreflightFetch(play: Play, hop: Hop): Promise<End | undefined> {
  const entry = preflightCacheEntry(play, hop)
  if (entry === undefined) return undefined
  const { origin, method, headerNames } = entry
  const { cache, now } = play.preflights
  if (cache.matches(entry, now())) return undefined

  const headers: [string, string][] = [
    ['Accept', '*/*'],
    ['Access-Control-Request-Method', method],
  ]
  if (headerNames.length > 0) headers.push(['Access-Control-Request-Headers', headerNames.join(',')])
  headers.push(['Origin', origin])
  const answer = await sendMessage(play, hop, 'preflight', { method: 'OPTIONS', headers })
  if ('outcome' in answer) return answer
  const refusal = networkStackRefusal(play, hop, answer)
  if (refusal !== undefined) return refusal
  const subject: CorsPreflightSubject = {
    method,
    // `preflightOf` has settled the names, in the way of the engine; this is a value that no safelist admits.
    headers: headerNames.map((name) => [name, '"']),
    origin,
    credentialsMode: entry.credentialsMode,
    wildcardCoversAuthorization: play.engine !== 'standard',
    // To Firefox a preflight to the page's own origin, which a redirect led back to, does not cross origins.
    sameOrigin: play.engine === 'gecko' && isPageOrigin(play, currentUrl(hop)),
  }
  const { grant, failure } = corsPreflightResponse(subject, answer)
  const kept = grant && { ...grant, maxAge: accessControlMaxAge(answer.headers, play.engine, grant.maxAge) }
  if (failure !== undefined) {
    // WebKit keeps what a refused preflight lists (2.50.6, measured 2026-11-28).
    if (play.engine === 'webkit' && kept !== undefined) cache.granted(entry, kept, now())
    else cache.failed(entry)
    return refuse(play, failure.rule, failure.subject)
  }
  if (kept !== undefined) cache.granted(entry, kept, now())
  return undefined
}

/** What this hop asks of the CORS-preflight cache; undefined where it needs no preflight. */
function preflightCacheEntry(play: Play, hop: Hop): PreflightCacheRequest | undefined {
  if (play.tainting !== 'cors') return undefined
  const needed = preflightNeeded(play, hop)
  if (needed === null) return undefined
  play.neededPreflight = true
  return cacheRequest(play, hop, needed)
}

/** The response to this hop failed. In Firefox that removes what was granted for its URL, whether or not this very request needed it. */
export function forgetPreflight(play: Play, hop: Hop): void {
  if (play.tainting !== 'cors') return
  const needed = preflightNeeded(play, hop)
  if (needed !== null) play.preflights.cache.failed(cacheRequest(play, hop, needed))
  else if (play.engine === 'gecko') play.preflights.cache.failed(cacheRequest(play, hop, { method: hop.method, headers: [] }))
}

function preflightNeeded(play: Play, hop: Hop): Needed | null {
  const { preflightOf } = play.input
  const url = currentUrl(hop).href
  const origin = originAt(play, hop)
  const of = ({ method, headers, body, redirectCount }: Hop, at = url) =>
    preflightOf({ method, url: at, headers, origin, redirectCount, hasBody: body !== undefined })
  if (hop.redirect === undefined || play.engine === 'standard' || play.engine === 'chromium') return of(hop)
  // Mixed content and userinfo are refused once the preflight is done.
  const secure = url.replace(/^https?:\/\/(?:[^/]*@)?/, 'https://')
  if (play.engine === 'webkit') return webkitPreflight(play, hop, of({ ...hop, headers: play.first.headers }, secure))
  return geckoPreflight(play, hop, hop.redirect, of(hop), of(play.first))
}

/**
 * After a redirect WebKit asks for the headers that the request was made with, and what needed a preflight once needs one after each redirect
 * (2.50.6, measured 2026-11-28).
 */
function webkitPreflight(play: Play, { method }: Hop, needed: Needed | null): Needed | null {
  return needed ?? (play.neededPreflight ? { method, headers: [] } : null)
}

/**
 * Firefox keeps the unsafe names that a request was made with, and takes away what the last redirect did; what needed a preflight once, or would
 * have across origins for its headers, needs one after each redirect (ESR 153.7, measured 2026-11-23).
 */
function geckoPreflight(
  play: Play,
  hop: Hop,
  redirect: NonNullable<Hop['redirect']>,
  needed: Needed | null,
  atFirst: Needed | null,
): Needed | null {
  const unsafe = atFirst?.headers ?? []
  if (needed === null && unsafe.length === 0 && !play.neededPreflight) return null
  return { method: hop.method, headers: unsafe.filter((name) => !isTakenAway(name, redirect)) }
}

/**
 * A conditional request passes the cache by as one in the mode `reload` does, but for an XMLHttpRequest of Firefox (Chromium 156 and ESR 153.7,
 * measured 2026-11-28).
 */
function cacheMode({ engine, input }: Play, hop: Hop): string {
  const { cache = 'default', api } = input.request
  const passesBy =
    cache === 'default' && hop.headers.some(([name]) => isConditional(name)) && !(engine === 'gecko' && api === 'xhr')
  return passesBy ? 'reload' : cache
}

/** https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch step 8.15 */
function isConditional(name: string): boolean {
  return /^if-(?:modified-since|none-match|unmodified-since|match|range)$/i.test(name)
}

function cacheRequest(play: Play, hop: Hop, { method, headers }: Needed): PreflightCacheRequest {
  const { origin: pageOrigin, request } = play.input
  const origin = originAt(play, hop)
  const { href } = currentUrl(hop)
  // Redirects leave an opaque page the origin that it has, but in Chromium (156, measured 2026-11-28).
  const becomesOpaque = pageOrigin !== 'null' || play.engine === 'chromium'
  return {
    // In Firefox the preflight after a redirect still says the origin of the page, where the request itself says `null`.
    origin: play.engine === 'gecko' ? pageOrigin : origin,
    // To Firefox an empty fragment makes no other URL (ESR 153.7, measured 2026-11-28).
    url: play.engine === 'gecko' ? href.replace(/#$/, '') : href,
    credentialsMode: request.credentialsMode,
    method,
    headerNames: headers,
    cacheMode: cacheMode(play, hop),
    isTainted: becomesOpaque && redirectTaint(pageOrigin, hop.urlList) !== 'same-origin',
  }
}
