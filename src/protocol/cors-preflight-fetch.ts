import { type CorsPreflightSubject, corsPreflightResponse } from '../spec/fetch/cors-preflight-response.ts'
import type { PreflightCacheRequest } from './cors-preflight-cache.ts'
import { currentUrl, type Hop } from './hop.ts'
import { networkStackRefusal } from './network-stack-refusal.ts'
import { type End, originAt, type Play, refuse } from './play.ts'
import { sendMessage } from './send-message.ts'

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
  }
  const { grant, failure } = corsPreflightResponse(subject, answer)
  if (failure !== undefined) {
    cache.refused(entry)
    return refuse(play, failure.rule, failure.subject)
  }
  cache.granted(entry, grant, now())
  return undefined
}

/**
 * What this hop asks of the CORS-preflight cache; undefined where it needs no preflight.
 *
 * In Firefox the preflight after a redirect still says the origin of the page, where the request itself says `null`, and a request that needed a
 * preflight needs one after each redirect (ESR 153.7, measured 2026-11-23).
 */
export function preflightCacheEntry(play: Play, hop: Hop): PreflightCacheRequest | undefined {
  if (play.tainting !== 'cors') return undefined
  const needed = preflightNeeded(play, hop)
  return needed === null ? undefined : cacheRequest(play, hop, needed)
}

/** The response to this hop failed. In Firefox that removes what was granted for its URL, whether or not this very request needed it. */
export function forgetPreflight(play: Play, hop: Hop): void {
  if (play.tainting !== 'cors') return
  const needed = preflightNeeded(play, hop)
  if (needed !== null) play.preflights.cache.responseFailed(cacheRequest(play, hop, needed))
  else if (play.engine === 'gecko')
    play.preflights.cache.responseFailed(cacheRequest(play, hop, { method: hop.method, headers: [] }))
}

function preflightNeeded(play: Play, hop: Hop): { method: string; headers: string[] } | null {
  const { method, headers, redirectCount } = hop
  const needed = play.input.preflightOf({
    method,
    url: currentUrl(hop).href,
    headers,
    origin: originAt(play, hop),
    redirectCount,
    hasBody: hop.body !== undefined,
  })
  if (needed !== null) play.neededPreflight = true
  return needed ?? (play.neededPreflight && play.engine === 'gecko' ? { method, headers: [] } : null)
}

function cacheRequest(play: Play, hop: Hop, { method, headers }: { method: string; headers: string[] }): PreflightCacheRequest {
  const { origin: pageOrigin, request } = play.input
  const origin = originAt(play, hop)
  return {
    origin: play.engine === 'gecko' ? pageOrigin : origin,
    url: currentUrl(hop).href,
    credentialsMode: request.credentialsMode,
    method,
    headerNames: headers,
    cacheMode: request.cache ?? 'default',
    tainted: origin !== pageOrigin,
  }
}
