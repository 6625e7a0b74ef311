import { extractHeaderListValues } from './extract-header-list-values.ts'
import type { HeaderList } from './header-list.ts'

/**
 * The CORS-exposed header-name list of a response, as Access-Control-Expose-Headers gives it; `'*'` stands for all names of the response.
 *
 * Deviation: where the header does not parse the standard makes the list "failure", with which no algorithm can go on; here it is empty.
 *
 * https://fetch.spec.whatwg.org/#concept-response-cors-exposed-header-name-list
 */
export function corsExposedHeaderNames(headers: HeaderList, credentialsMode: string): '*' | string[] {
  const headerNames = extractHeaderListValues('Access-Control-Expose-Headers', headers)
  if (headerNames === null || headerNames === 'failure') return []
  if (credentialsMode !== 'include' && headerNames.includes('*')) return '*'
  return headerNames
}
