import { isCorsNonWildcardRequestHeaderName } from '../spec/fetch/is-cors-non-wildcard-request-header-name.ts'
import { isSameOrigin, originOfUrl } from '../spec/html/origin.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import { currentUrl, type Hop } from './hop.ts'

/** https://fetch.spec.whatwg.org/#request-body-header-name */
const requestBodyHeaderNames = new Set(['content-encoding', 'content-language', 'content-location', 'content-type'])

/**
 * The request that follows a redirect which nothing forbids: the half of HTTP-redirect fetch that changes it.
 *
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
export function redirectedHop(hop: Hop, status: number, location: URL): Hop {
  let { method, headers, body } = hop
  // 12.
  const becomesGet =
    ((status === 301 || status === 302) && method === 'POST') || (status === 303 && method !== 'GET' && method !== 'HEAD')
  if (becomesGet) {
    method = 'GET'
    body = undefined
    headers = headers.filter(([name]) => !requestBodyHeaderNames.has(asciiLowercase(name)))
  }
  // 13. Authorization goes no further than to the origin that it was written for.
  if (!isSameOrigin(originOfUrl(currentUrl(hop)), originOfUrl(location))) {
    headers = headers.filter(([name]) => !isCorsNonWildcardRequestHeaderName(name))
  }
  return { method, headers, body, urlList: [...hop.urlList, location], redirectCount: hop.redirectCount + 1 }
}
