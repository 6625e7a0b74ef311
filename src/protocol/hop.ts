import type { HeaderList } from '../spec/fetch/header-list.ts'
import type { TransportResponse } from './transport.ts'

/** A request at one point of its way: what the standard keeps in a request and changes at each redirect. */
export interface Hop {
  /** Normalised. */
  method: string
  /** All URLs so far; the last is the current one. */
  urlList: readonly [URL, ...URL[]]
  /** Those of the author, with what the body implies. */
  headers: HeaderList
  body: Uint8Array | undefined
  redirectCount: number
  /** What the redirect that led here did. Absent: none did. */
  redirect?: Redirect
}

export interface Redirect {
  becameGet: boolean
  crossedOrigins: boolean
  /** The answer that redirected. */
  response: TransportResponse
}

/** https://fetch.spec.whatwg.org/#concept-request-current-url */
export function currentUrl(hop: Hop): URL {
  return hop.urlList[hop.urlList.length - 1] ?? hop.urlList[0]
}

/** https://fetch.spec.whatwg.org/#concept-request-response-tainting */
export type ResponseTainting = 'basic' | 'cors' | 'opaque'
