import type { CauseId } from '../model/cause.ts'
import type { HeaderList } from '../spec/fetch/header-list.ts'

/** How a message can fail to get through, as far as either end of it can tell. */
export type NetworkCauseId = Extract<
  CauseId,
  | 'connection-refused'
  | 'name-not-resolved'
  | 'connection-reset'
  | 'connection-closed'
  | 'empty-response'
  | 'invalid-http-response'
  | 'cert-invalid'
  | 'ssl-protocol-error'
  | 'timeout'
>

/** One HTTP message to send, and what a transport needs to know to put the browser's own headers around it. */
export interface TransportRequest {
  kind: 'preflight' | 'request'
  method: string
  /** Absolute, without a fragment and userinfo. */
  url: string
  /** Those of the author, of CORS and the cookie. */
  headers: HeaderList
  body?: Uint8Array
  /** Serialized origin of the page; `null` as a string where it is opaque. Not what the Origin header says once redirects have tainted it. */
  pageOrigin: string
  /** All URLs of this fetch up to and with this one. */
  urlList: readonly string[]
  mode: 'cors' | 'no-cors' | 'same-origin'
  /**
   * Whether cookies go with it, and whether those of its answer are kept. Absent: they do not.
   *
   * https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch step 8.3
   */
  includeCredentials?: boolean
}

/** The head of a response; one code unit of a header value is one byte. */
export interface TransportResponse {
  status: number
  headers: HeaderList
}

/** Why there is no response. `detail` is the transport's own words or code, never bytes of the other side. */
export interface TransportFailure {
  error: NetworkCauseId
  detail: string
}

/** Sends one message and follows nothing. Never rejects for a fault of the network, and always settles. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse | TransportFailure>
