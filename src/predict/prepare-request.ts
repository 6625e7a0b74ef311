import type { Engine, Environment } from '../model/environment.ts'
import type { RequestRecord } from '../model/request-record.ts'
import { bodyContentType } from '../spec/fetch/body-content-type.ts'
import { type CorsUnsafeRequestHeaders, corsUnsafeRequestHeaders } from '../spec/fetch/cors-unsafe-request-header-names.ts'
import { getHeader, type HeaderList } from '../spec/fetch/header-list.ts'
import { isForbiddenRequestHeader } from '../spec/fetch/is-forbidden-request-header.ts'
import { isHeaderName } from '../spec/fetch/is-header-name.ts'
import { isHeaderValue } from '../spec/fetch/is-header-value.ts'
import { isHttpScheme } from '../spec/fetch/is-http-scheme.ts'
import { isNoCorsSafelistedRequestHeader } from '../spec/fetch/is-no-cors-safelisted-request-header.ts'
import { normalizeHeaderValue } from '../spec/fetch/normalize-header-value.ts'
import { normalizeMethod } from '../spec/fetch/normalize-method.ts'
import { isSameOrigin, originOfUrl, parseOrigin } from '../spec/html/origin.ts'

/** A request as the Request constructor would leave it, with what it threw away on the way: the one view that all rules share. */
export interface PreparedRequest {
  record: RequestRecord
  engine: Engine
  /** Null: the URL does not parse. */
  url: URL | null
  /** Whether the URL is relative and nothing is known to resolve it against. */
  unresolvable: boolean
  /** Without the colon; empty where there is no URL. */
  scheme: string
  /** Serialized origin of the page; null: not known, taken to be another origin than the target's. */
  pageOrigin: string | null
  sameOrigin: boolean
  /** Whether the page is one that blocks mixed content. */
  secureContext: boolean
  /** Normalised. */
  method: string
  /** Normalised values, valid and permitted headers only, the Content-Type of the body included. */
  headers: HeaderList
  invalidHeaders: readonly { name: string; why: 'name' | 'value' }[]
  /** Forbidden request-headers that were removed, lower-cased. */
  forbidden: readonly string[]
  /** Headers that the mode `no-cors` removed, lower-cased. */
  droppedByNoCors: readonly string[]
  /** The header list's CORS-unsafe names, and why each is. Empty where the headers decide nothing. */
  unsafe: CorsUnsafeRequestHeaders
}

const nothing: readonly never[] = []
const allSafe: CorsUnsafeRequestHeaders = { names: [], unsafe: [], potentiallyUnsafeNames: [], safelistValueSize: 0 }

function parseUrl(url: string, base: string | undefined): URL | null {
  try {
    return new URL(url, base)
  } catch {
    return null
  }
}

/** Runs the parts of the Request constructor that decide what is sent: https://fetch.spec.whatwg.org/#dom-request */
export function prepareRequest(record: RequestRecord, environment: Environment): PreparedRequest {
  const pageOrigin = environment.origin ?? null
  const base = environment.baseUrl ?? (pageOrigin === null || pageOrigin === 'null' ? undefined : pageOrigin)
  const url = parseUrl(record.url, base)
  const unresolvable = url === null && base === undefined && parseUrl(record.url, 'https://page.invalid/') !== null
  const scheme = url === null ? '' : url.protocol.slice(0, -1)
  const origin = pageOrigin === null ? null : parseOrigin(pageOrigin)
  const sameOrigin = unresolvable || (url !== null && origin !== null && isSameOrigin(originOfUrl(url), origin))

  let invalidHeaders: PreparedRequest['invalidHeaders'] = nothing
  let forbidden: readonly string[] = nothing
  let droppedByNoCors: readonly string[] = nothing
  const headers: [string, string][] = []
  const noCors = record.mode === 'no-cors'
  for (const [name, rawValue] of record.headers) {
    const value = normalizeHeaderValue(rawValue)
    if (!isHeaderName(name)) invalidHeaders = [...invalidHeaders, { name, why: 'name' }]
    else if (!isHeaderValue(value)) invalidHeaders = [...invalidHeaders, { name, why: 'value' }]
    else if (isForbiddenRequestHeader(name, value)) forbidden = [...forbidden, name.toLowerCase()]
    else if (noCors && !isNoCorsSafelistedRequestHeader(name, combined(name, value, headers)))
      droppedByNoCors = [...droppedByNoCors, name.toLowerCase()]
    else headers.push([name, value])
  }
  const type = bodyContentType(record.body.kind, record.body.kind === 'blob' ? record.body.type : undefined)
  if (type !== null && getHeader('content-type', headers) === null) {
    if (!noCors || isNoCorsSafelistedRequestHeader('content-type', type)) headers.push(['content-type', type])
  }

  const corsApplies = !sameOrigin && record.mode === 'cors' && isHttpScheme(scheme)
  return {
    record,
    engine: environment.engine ?? 'standard',
    url,
    unresolvable,
    scheme,
    pageOrigin,
    sameOrigin,
    secureContext: environment.secureContext ?? pageOrigin?.startsWith('https:') ?? false,
    method: normalizeMethod(record.method),
    headers,
    invalidHeaders,
    forbidden,
    droppedByNoCors,
    unsafe: corsApplies && headers.length > 0 ? corsUnsafeRequestHeaders(headers) : allSafe,
  }
}

/** The value that a header would have once `value` is appended to those of its name: https://fetch.spec.whatwg.org/#concept-headers-append step 3 */
function combined(name: string, value: string, headers: HeaderList): string {
  const present = getHeader(name, headers)
  return present === null ? value : `${present}, ${value}`
}
