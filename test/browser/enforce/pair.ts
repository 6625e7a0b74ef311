/** How a request of a pair is made. Everything is plain JSON, so that it reaches a page. */
export interface PairCall {
  method?: string
  headers?: [string, string][]
  body?: PairBody
  /** `fetch` alone knows the next seven; an XMLHttpRequest has `withCredentials` where the mode is `include`. */
  credentials?: 'omit' | 'same-origin' | 'include'
  mode?: 'cors' | 'no-cors' | 'same-origin'
  redirect?: 'follow' | 'manual' | 'error'
  cache?: 'default' | 'no-store' | 'reload' | 'no-cache'
  integrity?: string
  keepalive?: boolean
  referrerPolicy?: ReferrerPolicy
  /** Added to the URL. */
  fragment?: string
}

export type PairBody =
  | { kind: 'text'; text: string }
  | { kind: 'bytes'; text: string }
  | { kind: 'blob'; text: string; type: string }
  | { kind: 'params'; entries: [string, string][] }
  | { kind: 'form'; entries: [string, string][] }

/**
 * An answer of the server, header by header as it goes over the wire. In values `{page}` is the page's origin, `{origin}` the Origin header of the
 * request, `{method}` and `{names}` what the preflight asks for, `{id}` the id of the pair, and the place names stand for origins.
 */
export interface PairAnswer {
  status: number
  headers: [string, string][]
  body?: string
}

/** Where a server is: another site, the same site on another port, the page's own origin, and a third origin. */
export const placeNames = ['api', 'sameSite', 'own', 'other'] as const
export type PlaceName = (typeof placeNames)[number]

/** One server on the way: hop 0 is what the calls ask, hop n what the nth redirect leads to. Of several answers the last repeats. */
export interface PairHop {
  place: PlaceName
  preflights: PairAnswer[]
  answers: PairAnswer[]
}

/** What a request is, and how the servers behave: one row of the truth. */
export interface Pair {
  api: 'fetch' | 'xhr'
  /** Where the page has an opaque origin, as in a sandbox. Absent: it has that of its server. */
  page?: 'opaque'
  /** Made one after the other, to the same URL but for the fragment. */
  calls: PairCall[]
  hops: PairHop[]
}

/** What the page gets of one call. */
export type CallOutcome =
  | {
      how: 'resolved'
      type: string
      status: number
      statusText: string
      url: string
      redirected: boolean
      headers: [string, string][]
      body: string
    }
  | { how: 'rejected'; name: string; message: string }

/** What one request was when it reached a server. */
export interface PairArrival {
  place: PlaceName
  method: string
  url: string
  /** Those that the CORS protocol and the author decide; lower-cased, sorted. */
  headers: [string, string][]
  body: string
}

/** All that is compared. */
export interface PairResult {
  outcomes: CallOutcome[]
  arrivals: PairArrival[]
}
