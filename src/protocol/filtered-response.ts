import { corsExposedHeaderNames } from '../spec/fetch/cors-exposed-header-names.ts'
import type { HeaderList } from '../spec/fetch/header-list.ts'
import { isExposedByCors } from '../spec/fetch/is-exposed-by-cors.ts'
import { isForbiddenResponseHeaderName } from '../spec/fetch/is-forbidden-response-header-name.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import type { TransportResponse } from './transport.ts'

/** What the page gets to see of a response. https://fetch.spec.whatwg.org/#concept-filtered-response */
export interface FilteredResponse {
  type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect'
  /** 0 where the page may not know it. */
  status: number
  /** Those that the page can read. */
  headers: HeaderList
  /** Their names, lower-cased, sorted, each once. */
  exposedHeaders: string[]
}

/** Hides what a page may not see of a response. */
export function filteredResponse(
  type: FilteredResponse['type'],
  { status, headers }: TransportResponse,
  credentialsMode: string,
): FilteredResponse {
  if (type === 'opaque' || type === 'opaqueredirect') return { type, status: 0, headers: [], exposedHeaders: [] }
  const exposed = corsExposedHeaderNames(headers, credentialsMode)
  const readable = headers.filter(([name]) =>
    type === 'basic' ? !isForbiddenResponseHeaderName(name) : isExposedByCors(name, exposed),
  )
  return { type, status, headers: readable, exposedHeaders: [...new Set(readable.map(([name]) => asciiLowercase(name)))].sort() }
}
