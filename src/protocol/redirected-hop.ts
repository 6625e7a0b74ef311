import type { Engine } from '../model/environment.ts'
import type { HeaderList } from '../spec/fetch/header-list.ts'
import { isCorsNonWildcardRequestHeaderName } from '../spec/fetch/is-cors-non-wildcard-request-header-name.ts'
import { isSameOrigin, originOfUrl } from '../spec/html/origin.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import { currentUrl, type Hop, type Redirect } from './hop.ts'
import { isPageOrigin, type Play } from './play.ts'
import type { TransportResponse } from './transport.ts'

/** https://fetch.spec.whatwg.org/#request-body-header-name */
const requestBodyHeaderNames = new Set(['content-encoding', 'content-language', 'content-location', 'content-type'])

/** What the headers of a redirected request are made from. */
interface Source {
  method: string
  headers: HeaderList
}

/**
 * Chromium and the standard take headers away from the request that was redirected. Firefox takes those of the request as it was made, and asks its
 * method too, so that what one redirect took away can be there again after the next (ESR 153.7, measured 2026-11-28).
 */
const sources: Record<Engine, (play: Play, hop: Hop, redirect: { status: number; location: URL }) => Source> = {
  standard: (_, hop) => hop,
  chromium: (_, hop) => hop,
  gecko: ({ first }) => first,
  webkit: webkitSource,
}

/**
 * WebKit does as Firefox does where CORS is for the next request, but for an Authorization that is gone. Elsewhere the statuses that keep the method
 * bring back the Content-Type, even to a GET that has no body any more (2.50.6, measured 2026-11-28).
 */
function webkitSource(play: Play, hop: Hop, { status, location }: { status: number; location: URL }): Source {
  const { method, headers } = hop
  const ofFirst = (isWanted: (name: string) => boolean) => play.first.headers.filter(([name]) => isWanted(name))
  if (play.input.request.mode === 'cors' && (play.tainting === 'cors' || !isPageOrigin(play, location))) {
    const isGone = !headers.some(([name]) => isCorsNonWildcardRequestHeaderName(name))
    return { method, headers: ofFirst((name) => !(isGone && isCorsNonWildcardRequestHeaderName(name))) }
  }
  const isContentType = (name: string) => asciiLowercase(name) === 'content-type'
  const isKept = status !== 307 && status !== 308
  return isKept ? hop : { method, headers: [...headers.filter(([name]) => !isContentType(name)), ...ofFirst(isContentType)] }
}

/**
 * The request that follows a redirect which nothing forbids: the half of HTTP-redirect fetch that changes it.
 *
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
export function redirectedHop(play: Play, hop: Hop, response: TransportResponse, location: URL): Hop {
  const { status } = response
  // 13. Authorization goes no further than to the origin that it was written for.
  const crossedOrigins = !isSameOrigin(originOfUrl(currentUrl(hop)), originOfUrl(location))
  // 12. WebKit makes a GET of each DELETE that crosses origins (2.50.6, measured 2026-11-28).
  const isGet = becomesGet(hop.method, status) || (play.engine === 'webkit' && crossedOrigins && hop.method === 'DELETE')
  const source = sources[play.engine](play, hop, { status, location })
  const losses = { becameGet: becomesGet(source.method, status), crossedOrigins }
  return {
    method: isGet ? 'GET' : hop.method,
    headers: source.headers.filter(([name]) => !isTakenAway(asciiLowercase(name), losses)),
    body: isGet ? undefined : hop.body,
    urlList: [...hop.urlList, location],
    redirectCount: hop.redirectCount + 1,
    redirect: { becameGet: isGet, crossedOrigins, response },
  }
}

function becomesGet(method: string, status: number): boolean {
  return ((status === 301 || status === 302) && method === 'POST') || (status === 303 && method !== 'GET' && method !== 'HEAD')
}

/** Whether a redirect takes away a header of this name, lower-cased. */
export function isTakenAway(name: string, { becameGet, crossedOrigins }: Omit<Redirect, 'response'>): boolean {
  return (becameGet && requestBodyHeaderNames.has(name)) || (crossedOrigins && isCorsNonWildcardRequestHeaderName(name))
}
