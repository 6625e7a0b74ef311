import type { TransportRequest } from '../protocol/transport.ts'
import { getHeader, type HeaderList } from '../spec/fetch/header-list.ts'
import { isSameSite } from '../spec/html/is-same-site.ts'
import { isSameOrigin, originOfUrl, parseOrigin } from '../spec/html/origin.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import { isPotentiallyTrustworthyUrl } from '../spec/secure-contexts/is-potentially-trustworthy.ts'

const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

/**
 * All headers that a browser would send for this request, in Chromium's order (156 on Linux, measured 2026-11-23): those of the request and
 * the browser's own around them.
 *
 * Deviation: no client hints (`sec-ch-ua` and its like). The referrer is the page's origin, as the default referrer policy makes it for any
 * other origin; the path of the page, which its own origin would see, is not known here.
 */
export function browserHeaders(request: TransportRequest): HeaderList {
  const url = new URL(request.url)
  const trustworthy = isPotentiallyTrustworthyUrl(url)
  const has = (name: string) => getHeader(name, request.headers) !== null
  const last = new Set(['origin', 'cookie'])
  const inner = request.headers.filter(([name]) => !last.has(asciiLowercase(name)))
  const only = (name: string) => request.headers.filter(([other]) => asciiLowercase(other) === name)

  const headers: (readonly [string, string])[] = [
    ['Host', url.host],
    ['Connection', 'keep-alive'],
  ]
  const length = request.body?.length ?? (request.method === 'POST' || request.method === 'PUT' ? 0 : null)
  if (length !== null) headers.push(['Content-Length', String(length)])
  const site: [string, string] = ['Sec-Fetch-Site', fetchSite(request)]
  const mode: [string, string] = ['Sec-Fetch-Mode', request.mode]
  if (request.kind === 'preflight') {
    headers.push(...inner, ...only('origin'), ['User-Agent', userAgent], mode)
    if (trustworthy) headers.push(site)
  } else {
    headers.push(['User-Agent', userAgent], ...inner)
    if (!has('accept')) headers.push(['Accept', '*/*'])
    headers.push(...only('origin'))
    if (trustworthy) headers.push(site, mode)
  }
  if (trustworthy) headers.push(['Sec-Fetch-Dest', 'empty'])
  const referer = referrer(request.pageOrigin, url)
  if (referer !== null) headers.push(['Referer', referer])
  // https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch step 8.20: half of an encoded answer cannot be decoded.
  const encodings = has('range') ? 'identity' : trustworthy ? 'gzip, deflate, br, zstd' : 'gzip, deflate'
  headers.push(['Accept-Encoding', encodings])
  if (!has('accept-language')) headers.push(['Accept-Language', 'en-US,en;q=0.9'])
  return [...headers, ...only('cookie')]
}

/** https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-set-site */
function fetchSite({ pageOrigin, urlList }: TransportRequest): string {
  const page = parseOrigin(pageOrigin) ?? { kind: 'opaque' }
  let site = 'same-origin'
  for (const url of urlList) {
    const target = originOfUrl(new URL(url))
    if (isSameOrigin(page, target)) continue
    if (!isSameSite(page, target)) return 'cross-site'
    site = 'same-site'
  }
  return site
}

/** https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer with `strict-origin-when-cross-origin` */
function referrer(pageOrigin: string, url: URL): string | null {
  const page = parseOrigin(pageOrigin)
  if (page === null || page.kind === 'opaque' || !page.scheme.startsWith('http')) return null
  return page.scheme === 'https' && url.protocol !== 'https:' ? null : `${pageOrigin}/`
}
