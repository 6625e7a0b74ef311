import type { Engine } from '../model/environment.ts'
import { domainMatches } from '../spec/cookies/domain-matches.ts'
import { pathMatches } from '../spec/cookies/path-matches.ts'
import { isSameSite, isSchemelesslySameSite } from '../spec/html/is-same-site.ts'
import { originOfUrl, parseOrigin } from '../spec/html/origin.ts'
import { cookieHabits } from './cookie-habits.ts'
import { type Cookie, isSecure, readSetCookie } from './read-set-cookie.ts'

/** The cookies of one browser, as one page's requests get them. */
export interface CookieJar {
  /** The value of the Cookie header of a request that includes credentials; null where none fits. `urlList`: where redirects have been up to here. */
  headerFor(url: URL, urlList?: readonly string[]): string | null
  /** Keeps what an answer sets, one `Set-Cookie` value for each cookie. `serverDate`: the answer's own header Date. */
  store(url: URL, lines: readonly string[], serverDate?: string | null): void
}

interface KeptCookie extends Cookie {
  /** Whether it came from the page's own site. */
  isOwnSite: boolean
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
 * Cookies after RFC 6265bis, in the way of an engine, as far as requests of scripts go.
 *
 * Deviation: no public suffix list (same site, and what is above it, are as sure as `isSameSite` is), one partition, and a cookie without
 * `SameSite` is `Lax` at once, without Chromium's two minutes of grace.
 *
 * https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html
 */
export function createCookieJar({ pageOrigin, engine, now, cookies, thirdParty }: CookieJarOptions): CookieJar {
  const jar = new Map<string, KeptCookie>()
  const habits = cookieHabits[engine]
  const page = parseOrigin(pageOrigin) ?? { kind: 'opaque' }
  const isSite = habits.schemeful ? isSameSite : isSchemelesslySameSite
  const sameSite = (url: URL) => isSite(page, originOfUrl(url))
  const crosses = (cookie: Cookie) => cookie.sameSite === 'none' && (thirdParty || cookie.partitioned)
  const staysOwn = ({ hostname }: URL) =>
    habits.afterLeaving === 'all' || (habits.afterLeaving === 'own-host' && page.kind === 'tuple' && page.host === hostname)
  const isOver = ({ expires }: Cookie) => expires !== null && expires <= now()

  const store = (url: URL, lines: readonly string[], isFromBefore: boolean, serverDate: string | null = null) => {
    const isOwnSite = sameSite(url)
    for (const line of lines) {
      const cookie = readSetCookie(line, url, habits, { now: now(), serverDate })
      if (cookie === null || !(isFromBefore || isOwnSite || crosses(cookie)) || isGuarded(cookie, url)) continue
      const { name, value, domain, hostOnly, path } = cookie
      const isPartitioned = cookie.partitioned || (habits.partitions === 'third-party' && !isOwnSite)
      const key = JSON.stringify([isPartitioned, isPartitioned && isOwnSite, domain, hostOnly, path, name])
      const changes = jar.has(key) && jar.get(key)?.value !== value
      if (isOver(cookie) || (changes && habits.changeMovesToEnd)) jar.delete(key)
      if (!isOver(cookie)) jar.set(key, { ...cookie, isOwnSite })
    }
  }

  /** What came by a secure way is not changed by an insecure one. */
  const isGuarded = ({ name, domain, path }: Cookie, url: URL) =>
    !isSecure(url, habits) &&
    [...jar.values()].some(
      (old) =>
        old.secure &&
        old.name === name &&
        (domainMatches(domain, old.domain) || domainMatches(old.domain, domain)) &&
        pathMatches(path, old.path),
    )

  for (const [place, given] of Object.entries(cookies)) {
    const lines = typeof given === 'string' ? [given] : given
    store(urlOf(place), lines, true)
  }

  return {
    headerFor(url, urlList = []) {
      const isOwnSite = sameSite(url)
      const hasLeft = urlList.length > 1 && urlList.some((each) => !sameSite(new URL(each)))
      const isHeldBack = (cookie: Cookie) => isOwnSite && hasLeft && cookie.sameSite !== 'none' && !staysOwn(url)
      const fitting = [...jar.values()].filter(
        (cookie) =>
          !isOver(cookie) &&
          (cookie.hostOnly ? cookie.domain === url.hostname : domainMatches(url.hostname, cookie.domain)) &&
          pathMatches(url.pathname, cookie.path) &&
          (!cookie.secure || isSecure(url, habits)) &&
          (crosses(cookie) || isOwnSite) &&
          !(cookie.partitioned && cookie.isOwnSite !== isOwnSite) &&
          !isHeldBack(cookie),
      )
      // The sort is stable, so that of equal paths the older cookie comes first.
      const domainLength = ({ domain, hostOnly }: Cookie) => (habits.ordersByDomain ? domain.length + (hostOnly ? 0 : 1) : 0)
      fitting.sort((a, b) => b.path.length - a.path.length || domainLength(b) - domainLength(a))
      return fitting.length === 0 ? null : fitting.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ')
    },
    store: (url, lines, serverDate) => store(url, lines, false, serverDate),
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
