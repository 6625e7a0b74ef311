import { domainMatches } from '../spec/cookies/domain-matches.ts'
import { parseSetCookie, type SetCookie } from '../spec/cookies/parse-set-cookie.ts'
import { defaultPath } from '../spec/cookies/path-matches.ts'
import { isProbablePublicSuffix } from '../spec/html/is-same-site.ts'
import { isPotentiallyTrustworthyUrl } from '../spec/secure-contexts/is-potentially-trustworthy.ts'
import type { CookieHabits } from './cookie-habits.ts'

export interface Cookie {
  /** Empty where it has none. */
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

const longestCookie = 4096
const longestAttribute = 1024

/** When a line came: by the caller's clock, and by the server's where its answer tells; in milliseconds. */
export interface CookieTime {
  now: number
  serverDate?: string | null
}

/**
 * The cookie that a Set-Cookie line of an answer from `url` makes; null where it makes none.
 *
 * https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-storage-model
 */
export function readSetCookie(line: string, url: URL, habits: CookieHabits, time: CookieTime): Cookie | null {
  const parsed = parseSetCookie(habits.asciiOnly ? line.replace(/^[\t ]+/, '').replace(/[^ -~].*/, '') : line)
  const pair = nameAndValue(parsed, habits)
  if (pair === null) return null
  const attributes = habits.limits ? parsed.attributes.filter(([, value]) => value.length <= longestAttribute) : parsed.attributes
  const last = (wanted: string) => attributes.findLast(([name]) => name === wanted)?.[1]
  const domain = domainOf(last('domain') ?? '', url.hostname, habits)
  if (domain === null) return null
  const path = last('path') ?? ''
  const mode = last('samesite')?.toLowerCase()
  const cookie: Cookie = {
    ...pair,
    ...domain,
    path: path.startsWith('/') ? path : defaultPath(url.pathname),
    secure: last('secure') !== undefined,
    sameSite: mode === 'strict' || mode === 'lax' || mode === 'none' ? mode : habits.sameSite,
    partitioned: last('partitioned') !== undefined && habits.partitions !== 'none',
    expires: expiry(attributes, habits, time),
  }
  if (cookie.secure && !isSecure(url, habits)) return null
  const wantsSecure = habits.noneWantsSecure && (mode === 'none' || last('partitioned') !== undefined)
  if (wantsSecure && !cookie.secure) return null
  const prefixed = cookie.name === '' ? cookie.value : cookie.name
  const promise = habits.prefixes.find((prefix) => prefixed.toLowerCase().startsWith(prefix))
  if (promise === undefined) return cookie
  const isHosts = cookie.hostOnly && path === '/' && !(habits.hostPrefixRefusesDomain && last('domain'))
  // https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-cookie-name-prefixes
  const isKept =
    cookie.name !== '' &&
    cookie.secure &&
    (isHosts || !promise.includes('host-')) &&
    (last('httponly') !== undefined || !promise.includes('http-'))
  return isKept ? cookie : null
}

/** Whether `Secure` cookies may come from there, and go there. */
export function isSecure(url: URL, { trustsLoopback }: CookieHabits): boolean {
  return trustsLoopback ? isPotentiallyTrustworthyUrl(url) : url.protocol === 'https:'
}

function nameAndValue({ name, value, hasName }: SetCookie, habits: CookieHabits): { name: string; value: string } | null {
  if (name === '' && value === '') return null
  if (habits.refusesTabs && (name + value).includes('\t')) return null
  if (habits.limits && name.length + value.length > longestCookie) return null
  if (name !== '') return { name, value }
  if (!hasName) return habits.bare === 'name' ? { name: value, value: '' } : { name, value }
  // Sent back, it would be a cookie of another name.
  return !habits.nameless || (habits.limits && value.includes('=')) ? null : { name, value }
}

function domainOf(given: string, host: string, { domainNeedsDot }: CookieHabits): Pick<Cookie, 'domain' | 'hostOnly'> | null {
  const own = { domain: host, hostOnly: true }
  if (given === '') return own
  const domain = given.replace(/^\./, '').toLowerCase()
  if (domain === '' || !domainMatches(host, domain) || (domainNeedsDot && !domain.includes('.'))) return null
  if (isProbablePublicSuffix(domain)) return domain === host ? own : null
  // An address has nothing below it.
  return /^[\d.]+$|^\[/.test(domain) ? own : { domain, hostOnly: false }
}

function expiry(attributes: SetCookie['attributes'], habits: CookieHabits, { now, serverDate }: CookieTime): number | null {
  const { date, maxAge, expiryIsOne, serverClock } = habits
  const serverTime = serverClock && serverDate ? date(serverDate) : null
  const skew = serverTime === null ? 0 : now - serverTime
  const ending = ([name, value]: readonly [string, string]): number | null | undefined => {
    if (name === 'expires') {
      const end = date(value)
      return end === null ? null : end + skew
    }
    const seconds = name === 'max-age' ? maxAge(value) : undefined
    return seconds === undefined ? undefined : seconds <= 0 ? 0 : now + seconds * 1000
  }
  if (expiryIsOne) return attributes.map(ending).findLast((each) => each !== undefined) ?? null
  const last = (wanted: string) => attributes.findLast(([name]) => name === wanted) ?? ([wanted, ''] as const)
  return ending(last('max-age')) ?? ending(last('expires')) ?? null
}
