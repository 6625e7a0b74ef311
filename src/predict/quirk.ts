import type { Engine } from '../model/environment.ts'
import type { BodyRecord, RequestRecord } from '../model/request-record.ts'
import type { CorsSafelistFailure } from '../spec/fetch/cors-safelist-failure.ts'
import type { CorsUnsafeRequestHeaders } from '../spec/fetch/cors-unsafe-request-header-names.ts'
import type { HeaderList } from '../spec/fetch/header-list.ts'
import type { Target } from './parse-target.ts'

/** One measured departure of engines from the standard. How and where it was measured stands in `quirks/evidence.ts`. */
export interface Quirk {
  id: string
  /** `standard` among them: the departure holds for every profile, since all browsers share it. */
  engines: readonly Engine[]
  /** Why nobody can be certain of it, where it does not hold everywhere. Absent: it does. */
  doubt?: string
  /** What it changes. */
  at: Partial<DecisionPoints>
}

/** A header as the safelist check of an engine sees it. */
export interface CheckedHeader {
  /** Lower-cased. */
  name: string
  value: string
  /** Whether XMLHttpRequest or sendBeacon took it from the body, as the author set none. (`fetch` puts such a one among the author's own.) */
  implied: boolean
}

/**
 * The points at which engines depart from the standard, in the order in which a request passes them. Each is asked for the engine's answer;
 * undefined is "as the standard says".
 */
export interface DecisionPoints {
  /** A member of RequestInit, or the value of one, that the engine does not know and so ignores. */
  ignoresMember(name: string): true | undefined
  /** Whether the engine's URL parser fails where the standard's does not. Not asked for plain URLs. */
  failsToParse(url: string, target: Target): true | undefined
  /** Whether the engine's URL parser takes a referrer on which the standard's fails. */
  parsesReferrer(referrer: string): true | undefined
  /** Whether the engine's URL parser takes a label that is said to be Punycode and is not. */
  parsesBrokenPunycode(): true | undefined
  /** Whether the engine takes bytes from memory that Web IDL refuses: such as can change its size, or is shared. */
  takesMemory(memory: 'resizable' | 'shared', api: RequestRecord['api']): true | undefined
  /** What the engine takes the body for. */
  body(body: BodyRecord, record: RequestRecord): BodyRecord | undefined
  /** Whether the engine removes a header that the standard lets pass. The name is lower-cased. */
  dropsHeader(name: string, value: string): true | undefined
  /** The Content-Type that a Blob implies; null for none. */
  blobType(type: string, record: RequestRecord): string | null | undefined
  /** What becomes of that Content-Type when the engine sets it. In the standard `fetch` alone removes blanks around it. */
  impliedValue(type: string, api: RequestRecord['api']): string | undefined
  /** Whether XMLHttpRequest takes URLSearchParams for the text that they become. */
  searchParamsAreText(byteLength: number | undefined): true | undefined
  /** XMLHttpRequest with a text body: the author's Content-Type as it is when the safelist is asked. */
  authorContentType(value: string): string | undefined
  /** The mode in which the request is sent. */
  mode(record: RequestRecord, body: BodyRecord): string | undefined
  /** The header list that is held against the safelist. */
  checkedHeaders(headers: HeaderList): HeaderList | undefined
  /** How many bytes the value of a safelisted header may have. */
  safelistedValueLength(header: CheckedHeader, api: RequestRecord['api']): number | undefined
  /** Why a header is not safelisted; null where it is. `standard` is what the standard says. */
  safelistFailure(header: CheckedHeader, standard: CorsSafelistFailure | null): CorsSafelistFailure | null | undefined
  /** How many bytes all safelisted values together may have. */
  safelistValueLimit(api: RequestRecord['api']): number | undefined
  /** The names that Access-Control-Request-Headers carries, given the headers that are unsafe by themselves. */
  requestHeaderNames(unsafe: CorsUnsafeRequestHeaders['unsafe']): string[] | undefined
  /** Whether a registered upload listener does not count. */
  ignoresUploadListener(record: RequestRecord, body: BodyRecord): true | undefined
  /** Whether the engine connects to a port that the standard calls bad. */
  allowsBadPort(port: number): true | undefined
  /** Whether the limit for bodies of keepalive requests does not hold. */
  ignoresKeepaliveLimit(record: RequestRecord): true | undefined
  /** Whether a potentially trustworthy target is mixed content all the same. */
  isMixedContent(target: Target): true | undefined
  /** What of a request that the standard would send makes the engine refuse it. */
  refuses(request: RefusableRequest): string | undefined
}

/** What `refuses` may look at. */
export interface RefusableRequest {
  record: RequestRecord
  body: BodyRecord
  /** Null: the URL does not parse. */
  target: Target | null
  sameOrigin: boolean
  headers: HeaderList
}
