import type { Engine } from '../model/environment.ts'
import { isSameSite, isSchemelesslySameSite } from '../spec/html/is-same-site.ts'
import { originOfUrl, parseOrigin } from '../spec/html/origin.ts'
import { isPotentiallyTrustworthyUrl } from '../spec/secure-contexts/is-potentially-trustworthy.ts'

/** The cookies of one browser, as one page's requests get them. */
export interface CookieJar {
  /** The value of the Cookie header of a request that includes credentials; null where none fits. */
  headerFor(url: URL): string | null
  /** Keeps what an answer sets, one `Set-Cookie` value for each cookie. */
  store(url: URL, lines: readonly string[]): void
}

interface Cookie {
  name: string
  value: string
  domain: string
  hostOnly: boolean
  path: string
  secure: boolean
  sameSite: 'strict' | 'lax' | 'none'
  partitioned: boolean
  /** In milliseconds of the caller's clock; null: as long as the session lasts. */
  expires: number | null
}

interface CookieJarOptions {
  /** Serialized. */
  pageOrigin: string
  engine: Engine
  /** In milliseconds. */
  now(): number
  cookies: Readonly<Record<string, string | readonly string[]>>
  /** Whether cookies that are not partitioned go to other sites. */
  thirdParty: boolean
}

/**
 * Cookies after RFC 6265bis, as far as requests of scripts go: by host, path, `Secure`, expiry and `SameSite`; `Domain` is taken for any
 * parent of the host.
 *
 * Deviation: no public suffix list (same site is as sure as `isSameSite` is), one partition, no prefixes of
 * names, and a cookie without `SameSite` is `Lax` at once, without Chromium's two minutes of grace.
 *
 * https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html
 */
export function createCookieJar({ pageOrigin, engine, now, cookies, thirdParty }: CookieJarOptions): CookieJar {
  const jar = new Map<string, Cookie>()
  const page = parseOrigin(pageOrigin) ?? { kind: 'opaque' }
  // Chromium looks at the scheme too.
  const isSite = engine === 'gecko' || engine === 'webkit' ? isSchemelesslySameSite : isSameSite
  const sameSite = (url: URL) => isSite(page, originOfUrl(url))
  const crosses = (cookie: Cookie) => cookie.sameSite === 'none' && (thirdParty || cookie.partitioned)

  const store = (url: URL, lines: readonly string[], isOwnSite: boolean) => {
    for (const line of lines) {
      const cookie = parseSetCookie(line, url, engine, now())
      if (cookie === null || !(isOwnSite || crosses(cookie))) continue
      const key = `${cookie.partitioned} ${cookie.domain} ${cookie.path} ${cookie.name}`
      if (cookie.expires !== null && cookie.expires <= now()) jar.delete(key)
      else jar.set(key, cookie)
    }
  }

  for (const [place, given] of Object.entries(cookies)) {
    const lines = typeof given === 'string' ? [given] : given
    store(urlOf(place), lines, true)
  }

  return {
    headerFor(url) {
      const fitting = [...jar.values()].filter(
        (cookie) =>
          (cookie.expires === null || cookie.expires > now()) &&
          (cookie.hostOnly ? cookie.domain === url.hostname : isWithin(url.hostname, cookie.domain)) &&
          pathMatches(url.pathname, cookie.path) &&
          (!cookie.secure || isPotentiallyTrustworthyUrl(url)) &&
          (crosses(cookie) || sameSite(url)),
      )
      // The sort is stable, so that of equal paths the older cookie comes first.
      fitting.sort((a, b) => b.path.length - a.path.length)
      return fitting.length === 0 ? null : fitting.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ')
    },
    store: (url, lines) => store(url, lines, sameSite(url)),
  }
}

/** @throws TypeError where it is neither a host nor an origin */
function urlOf(place: string): URL {
  const written = /^[a-z][a-z\d+.-]*:\/\//i.test(place) ? place : `https://${place}`
  if (URL.canParse(written) && /^https?:$/.test(new URL(written).protocol)) return new URL('/', written)
  throw new TypeError(
    `enforceCors expects the option cookies to have hosts or origins as its keys, such as 'api.example.com'; it got ${JSON.stringify(place)}.`,
  )
}

function parseSetCookie(line: string, url: URL, engine: Engine, now: number): Cookie | null {
  const [pair = '', ...attributes] = line.split(';')
  const equals = pair.indexOf('=')
  const name = equals < 0 ? '' : pair.slice(0, equals).trim()
  const value = pair.slice(equals + 1).trim()
  if (name === '' && value === '') return null
  // Firefox 153 has not made Lax the default.
  const lax = engine !== 'gecko' && engine !== 'webkit'
  const cookie: Cookie = {
    name,
    value,
    domain: url.hostname,
    hostOnly: true,
    path: defaultPath(url.pathname),
    secure: false,
    sameSite: lax ? 'lax' : 'none',
    partitioned: false,
    expires: null,
  }
  let maxAge: number | undefined
  let named = false
  for (const attribute of attributes) {
    const [key = '', ...rest] = attribute.split('=')
    const given = rest.join('=').trim()
    switch (key.trim().toLowerCase()) {
      case 'domain': {
        const domain = given.replace(/^\./, '').toLowerCase()
        if (domain === '') break
        if (!isWithin(url.hostname, domain)) return null
        cookie.domain = domain
        cookie.hostOnly = false
        break
      }
      case 'path':
        cookie.path = given.startsWith('/') ? given : defaultPath(url.pathname)
        break
      case 'secure':
        cookie.secure = true
        break
      case 'partitioned':
        cookie.partitioned = true
        break
      case 'samesite': {
        const mode = given.toLowerCase()
        named = mode === 'none'
        cookie.sameSite = mode === 'strict' || mode === 'lax' || mode === 'none' ? mode : cookie.sameSite
        break
      }
      case 'max-age':
        if (/^-?\d+$/.test(given)) maxAge = Number(given)
        break
      case 'expires': {
        const date = Date.parse(given)
        if (!Number.isNaN(date)) cookie.expires = date
        break
      }
    }
  }
  if (maxAge !== undefined) cookie.expires = maxAge <= 0 ? 0 : now + maxAge * 1000
  if (cookie.secure && !isPotentiallyTrustworthyUrl(url)) return null
  // As of Chromium 156 and Firefox 153 (measured 2026-11-23).
  return (named || cookie.partitioned) && !cookie.secure ? null : cookie
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(`.${domain}`) && !/^[\d.]+$|^\[/.test(host))
}

function defaultPath(pathname: string): string {
  const end = pathname.lastIndexOf('/')
  return end <= 0 ? '/' : pathname.slice(0, end)
}

function pathMatches(pathname: string, path: string): boolean {
  return pathname === path || (pathname.startsWith(path) && (path.endsWith('/') || pathname[path.length] === '/'))
}
