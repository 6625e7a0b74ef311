import type { Engine } from '../model/environment.ts'
import type { HeaderList } from '../spec/fetch/header-list.ts'
import type { CorsPreflightCache } from './cors-preflight-cache.ts'
import type { KeepPolicy } from './keep-policy.ts'

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
