import type { CauseId } from '../model/cause.ts'
import type { Engine } from '../model/environment.ts'
import type { Exchange } from '../model/exchange.ts'
import type { HeaderList } from '../spec/fetch/header-list.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import { type CorsPreflightCache, createCorsPreflightCache } from './cors-preflight-cache.ts'
import { corsPreflightFetch, forgetPreflight } from './cors-preflight-fetch.ts'
import type { FilteredResponse } from './filtered-response.ts'
import type { Hop } from './hop.ts'
import { httpFetch } from './http-fetch.ts'
import { type KeepPolicy, keepCorsRelevant } from './keep-policy.ts'
import { lateRefusal } from './late-refusal.ts'
import { mainFetch } from './main-fetch.ts'
import type { Play } from './play.ts'
import type { Transport } from './transport.ts'

/** The request that a page makes. */
export interface ProtocolRequest {
  /** What makes the request. Default: `fetch`. */
  api?: 'fetch' | 'xhr' | 'beacon'
  /** Normalised. */
  method: string
  /** Absolute. */
  url: string
  /**
   * The author's headers, values normalised, forbidden ones removed, the Content-Type of the body included. A `Cookie` header is the
   * browser's cookie jar for the host of `url`: it goes to that host (on any port, as cookies do), and only where credentials go.
   */
  headers: HeaderList
  body?: Uint8Array
  mode: 'cors' | 'no-cors' | 'same-origin'
  credentialsMode: 'omit' | 'same-origin' | 'include'
  redirect: 'follow' | 'error' | 'manual'
  /** The cache mode, as far as the CORS-preflight cache heeds it. Default: `default`. */
  cache?: string
  /** As far as the Origin header heeds it. Default: the empty string, which is `strict-origin-when-cross-origin`. */
  referrerPolicy?: string
}

/** A CORS-preflight cache, and the clock that its entries go by. */
export interface KeptPreflights {
  cache: CorsPreflightCache
  /** In milliseconds. */
  now(): number
}

export interface ProtocolInput {
  request: ProtocolRequest
  /** Serialized origin of the page; `null` as a string where it is opaque. */
  origin: string
  /**
   * Decides about each request of the way whether a CORS-preflight fetch goes first, and what it asks for; null: none does. `origin` is the
   * serialized request origin: `null` once redirects have tainted it.
   */
  preflightOf(hop: {
    method: string
    url: string
    headers: HeaderList
    origin: string
    redirectCount: number
    hasBody: boolean
  }): { method: string; headers: string[] } | null
  /** Default: `standard`. */
  engine?: Engine
  /** False: play the preflight alone. */
  sendRequest: boolean
  /** Whether the page blocks mixed content. Default: true exactly where `origin` is an https origin. */
  secureContext?: boolean
  /** What the page's preflights have granted, and will. Default: an empty cache for this fetch alone. */
  preflights?: KeptPreflights
  /** What the exchange may hold. Default: what decides about CORS, without secrets. */
  keep?: KeepPolicy
}

export interface ProtocolResult {
  /**
   * - `pass`: the page gets `response`
   * - `refused`: a rule of the browser refused; `error` says which
   * - `failed`: the network failed; `error` says how
   * - `not-sent`: nothing refused so far, but the request itself was not to be sent
   */
  outcome: 'pass' | 'refused' | 'failed' | 'not-sent'
  /** Each message and its answer. A step of the kind `redirect` is a request that a redirect led to, not the redirect itself. */
  exchange: Exchange
  error?: ProtocolError
  response?: FilteredResponse
  /** All URLs of the request, first to last. */
  urlList: readonly string[]
}

export interface ProtocolError {
  cause: CauseId
  /** What the rule is about: a header or method that was refused, the value of a response header, a URL. Empty where there is nothing to name. */
  subject: string
  /** For a failure of the network: the transport's own words. */
  detail?: string
}

/**
 * Plays the CORS protocol as a browser does: preflight, request, redirects, and each check in its order; answers what the page gets, or the
 * exact rule that refused.
 *
 * Where the engine is Chromium, the order of checks is its own (156, measured 2026-11-23): what its network stack refuses (407 without a
 * proxy, a 21st redirect, a Location that does not parse) comes before the CORS check.
 *
 * Deviation: no HTTP cache, no service worker, no authentication; Content Security Policy, HSTS and local network access are not played.
 *
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export async function playProtocol(input: ProtocolInput, transport: Transport): Promise<ProtocolResult> {
  const { method, url, headers, body } = input.request
  const first: Hop = {
    method,
    urlList: [new URL(url)],
    headers: headers.filter(([name]) => !isCookie(name)),
    body,
    redirectCount: 0,
  }
  const play: Play = {
    input,
    transport,
    engine: input.engine ?? 'standard',
    keep: input.keep ?? keepCorsRelevant,
    cookie: headers.filter(([name]) => isCookie(name)),
    preflights: preflightsOf(input),
    steps: [],
    tainting: 'basic',
    first,
    neededPreflight: false,
    saidOrigin: false,
  }
  let hop = first
  let before: Hop | undefined
  for (;;) {
    const refusal = mainFetch(play, hop)
    // ESR 153.7 (measured 2026-11-28, with a bad port).
    if (refusal !== undefined && before !== undefined && play.engine === 'gecko') forgetPreflight(play, before)
    const end = refusal ?? (await corsPreflightFetch(play, hop)) ?? lateRefusal(play, hop) ?? (await requestItself(play, hop))
    const urlList = hop.urlList.map(({ href }) => href)
    if ('outcome' in end)
      return { ...end, urlList, exchange: { version: 1, steps: play.steps, sameCredentials: true, sameMethod: true } }
    before = hop
    hop = end.next
  }
}

/** To Chromium the opaque origin of a page is another one in each call (156, measured 2026-11-28). */
function preflightsOf({ engine, origin, preflights }: ProtocolInput): KeptPreflights {
  const isKept = preflights !== undefined && !(engine === 'chromium' && origin === 'null')
  return isKept ? preflights : { cache: createCorsPreflightCache(engine), now: preflights?.now ?? (() => 0) }
}

async function requestItself(play: Play, hop: Hop): ReturnType<typeof httpFetch> {
  if (!play.input.sendRequest) return { outcome: 'not-sent' }
  const end = await httpFetch(play, hop)
  // Firefox refuses such a redirect before the part of it that watches CORS hears of it.
  if ('outcome' in end && end.outcome !== 'pass' && end.error?.cause !== 'redirect-mode-error') forgetPreflight(play, hop)
  return end
}

function isCookie(name: string): boolean {
  return asciiLowercase(name) === 'cookie'
}
