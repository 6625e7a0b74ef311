import type { BodyRecord, RequestRecord } from '../model/request-record.ts'
import { bodyContentType } from '../spec/fetch/body-content-type.ts'
import { isForbiddenRequestHeader } from '../spec/fetch/is-forbidden-request-header.ts'
import { isHeaderValue } from '../spec/fetch/is-header-value.ts'
import { isNoCorsSafelistedRequestHeaderName } from '../spec/fetch/is-no-cors-safelisted-request-header.ts'
import { normalizeHeaderValue } from '../spec/fetch/normalize-header-value.ts'
import { append } from '../spec/infra/append.ts'
import { authorContentType } from '../spec/xhr/author-content-type.ts'
import type { EngineProfile } from './engine-profile.ts'
import { engineSafelistFailure } from './engine-safelist-failure.ts'
import { knownName } from './known-name.ts'

/** The headers of a request, and those that fell away on the way. Names are lower-cased, but for the invalid ones. */
export interface PreparedHeaders {
  /** Valid and permitted headers only, with normalised values, the Content-Type of the body included. */
  headers: [name: string, value: string][]
  /** Whether XMLHttpRequest or sendBeacon took the Content-Type from the body. */
  impliedContentType: boolean
  invalidHeaders: readonly { name: string; why: 'name' | 'value' }[]
  /** Forbidden request-headers, which browsers remove without a word. */
  forbidden: readonly string[]
  /** Headers that the mode `no-cors` removed. */
  droppedByNoCors: readonly string[]
}

const nothing: readonly never[] = []

/**
 * Makes the header list of a request from what the author gave and what the body implies.
 *
 * https://fetch.spec.whatwg.org/#concept-headers-append
 * https://xhr.spec.whatwg.org/#the-setrequestheader()-method
 */
export function prepareHeaders(
  record: RequestRecord,
  body: BodyRecord,
  profile: EngineProfile,
  deviations: string[],
): PreparedHeaders {
  let invalidHeaders: PreparedHeaders['invalidHeaders'] = nothing
  let forbidden: readonly string[] = nothing
  let droppedByNoCors: readonly string[] = nothing
  let headers: PreparedHeaders['headers'] | undefined
  const noCors = record.api === 'fetch' && record.mode === 'no-cors'
  for (const [name, rawValue] of record.headers) {
    const known = knownName(name)
    const { lower } = known
    const value = normalizeHeaderValue(rawValue)
    if (!known.isHeaderName) invalidHeaders = [...invalidHeaders, { name, why: 'name' }]
    else if (!isHeaderValue(value)) invalidHeaders = [...invalidHeaders, { name, why: 'value' }]
    else if (known.forbidden !== 'never' && isForbiddenRequestHeader(name, value)) forbidden = [...forbidden, lower]
    else if (profile.dropsHeader?.(deviations, lower, value)) forbidden = [...forbidden, lower]
    else if (noCors && !isNoCorsSafelisted(lower, combinedValue(lower, value, headers ?? []), profile))
      droppedByNoCors = [...droppedByNoCors, lower]
    else if (record.api === 'xhr') headers = combine(lower, value, headers)
    else headers = append(headers, [lower, value])
  }
  const prepared = { headers: headers ?? [], impliedContentType: false, invalidHeaders, forbidden, droppedByNoCors }
  if (body.kind !== 'none') addContentType(prepared, record, body, profile, deviations)
  return prepared
}

function addContentType(
  prepared: PreparedHeaders,
  record: RequestRecord,
  body: BodyRecord,
  profile: EngineProfile,
  deviations: string[],
): void {
  const { headers } = prepared
  const author = headers.find(([name]) => name === 'content-type')
  if (author !== undefined) {
    if (record.api === 'xhr' && isText(body, profile, deviations))
      author[1] = profile.authorContentType?.(deviations, author[1]) ?? authorContentType(author[1])
    return
  }
  const type = impliedType(record, body, profile, deviations)
  if (type === null) return
  // `fetch` appends it as an author would, so that it is normalised, and held against the mode `no-cors`.
  const ofFetch = record.api === 'fetch'
  const value = profile.impliedValue?.(deviations, type, record.api) ?? (ofFetch ? normalizeHeaderValue(type) : type)
  if (ofFetch && record.mode === 'no-cors' && !isNoCorsSafelisted('content-type', value, profile)) return
  headers.push(['content-type', value])
  prepared.impliedContentType = !ofFetch
}

/** Whether XMLHttpRequest writes UTF-8 into the author's Content-Type. https://xhr.spec.whatwg.org/#the-send()-method step 4.5 */
function isText(body: BodyRecord, profile: EngineProfile, deviations: string[]): boolean {
  if (body.kind === 'url-search-params') return profile.searchParamsAreText?.(deviations, body.byteLength) === true
  return body.kind === 'string' || body.kind === 'document'
}

function impliedType(record: RequestRecord, body: BodyRecord, profile: EngineProfile, deviations: string[]): string | null {
  switch (body.kind) {
    case 'blob': {
      const standard = bodyContentType('blob', body.type)
      const answer = standard === null ? undefined : profile.blobType?.(deviations, standard, record)
      return answer === undefined ? standard : answer
    }
    case 'document':
      return bodyContentType('document', body.html ? 'text/html' : '')
    default:
      return bodyContentType(body.kind)
  }
}

/** What of the headers counts as safelisted in the mode `no-cors`; by the engine's own safelist, but not worth a word. */
function isNoCorsSafelisted(name: string, value: string, profile: EngineProfile): boolean {
  return (
    isNoCorsSafelistedRequestHeaderName(name) &&
    engineSafelistFailure({ name, value, implied: false }, 'fetch', profile, []) === null
  )
}

/** The value that a header would have once `value` is appended to those of its name: https://fetch.spec.whatwg.org/#concept-headers-append step 3 */
function combinedValue(name: string, value: string, headers: PreparedHeaders['headers']): string {
  const values = headers.filter(([other]) => other === name).map(([, present]) => present)
  return [...values, value].join(', ')
}

/** https://fetch.spec.whatwg.org/#concept-header-list-combine */
function combine(name: string, value: string, headers: PreparedHeaders['headers'] = []): PreparedHeaders['headers'] {
  const present = headers.find(([other]) => other === name)
  if (present === undefined) headers.push([name, value])
  else present[1] += `, ${value}`
  return headers
}
