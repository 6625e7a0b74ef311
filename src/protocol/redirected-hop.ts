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
  let { method, body } = hop
  // 12.
  const becameGet =
    ((status === 301 || status === 302) && method === 'POST') || (status === 303 && method !== 'GET' && method !== 'HEAD')
  if (becameGet) {
    method = 'GET'
    body = undefined
  }
  // 13. Authorization goes no further than to the origin that it was written for.
  const crossedOrigins = !isSameOrigin(originOfUrl(currentUrl(hop)), originOfUrl(location))
  const redirect = { becameGet, crossedOrigins }
  const headers = hop.headers.filter(([name]) => !isTakenAway(asciiLowercase(name), redirect))
  return { method, headers, body, urlList: [...hop.urlList, location], redirectCount: hop.redirectCount + 1, redirect }
}

/** Whether a redirect takes away a header of this name, lower-cased. */
export function isTakenAway(name: string, { becameGet, crossedOrigins }: NonNullable<Hop['redirect']>): boolean {
  return (becameGet && requestBodyHeaderNames.has(name)) || (crossedOrigins && isCorsNonWildcardRequestHeaderName(name))
}
