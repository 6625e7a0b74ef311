import type { Engine } from '../model/environment.ts'
import { type CookieDateParser, parseCookieDate, parseGeckoCookieDate, parseHttpDate } from '../spec/cookies/parse-cookie-date.ts'

/** How an engine's cookies leave RFC 6265bis. Measured 2026-11-23 and -28 with Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6. */
export interface CookieHabits {
  /** Whether http and https are two sites. */
  schemeful: boolean
  /** What a cookie is that does not say. */
  sameSite: 'lax' | 'none'
  /** Whether `SameSite=None` and `Partitioned` want `Secure`. */
  noneWantsSecure: boolean
  /** Whether `Secure` cookies go over http on the own machine. */
  trustsLoopback: boolean
  /** Which cookies that are not `SameSite=None` still go to the page's site where a redirect has been to another one: all, those of the page's host, none. */
  afterLeaving: 'all' | 'own-host' | 'none'
  /** What a partition is: of cookies that say `Partitioned`, of all that belong to another site, or none. */
  partitions: 'named' | 'third-party' | 'none'
  /** Beginnings of names that promise something, the longer first; compared without case. */
  prefixes: readonly string[]
  /** Whether `__Host-` refuses a domain that is the host itself, where nobody can register a name below it (localhost). */
  hostPrefixRefusesDomain: boolean
  /** What a line without an equals sign is: a value without a name, or a name without a value. */
  bare: 'value' | 'name'
  /** Whether a cookie may have no name where the line has an equals sign. */
  nameless: boolean
  /** Whether the longest cookie has 4096 bytes, and an attribute of more than 1024 does not count. */
  limits: boolean
  /** Whether a line ends at the first byte that is not printable ASCII. */
  asciiOnly: boolean
  /** Whether a tab inside a value spoils the line. */
  refusesTabs: boolean
  /** Whether a domain needs a dot inside. */
  domainNeedsDot: boolean
  date: CookieDateParser
  /** Whether `Expires` goes by the clock of the server, which the header Date tells. */
  serverClock: boolean
  /** Seconds that `Max-Age` stands for; undefined where it stands for none. */
  maxAge(value: string): number | undefined
  /** Whether `Max-Age` and `Expires` are one thing, of which the last counts; else the last of each counts, and `Max-Age` before `Expires`. */
  expiryIsOne: boolean
  /** Whether a cookie that changes its value comes last among its like. */
  changeMovesToEnd: boolean
  /** Whether cookies of equal paths come by their domains, the longer first. */
  ordersByDomain: boolean
}

function integer(value: string): number | undefined {
  return /^-?\d+$/.test(value) ? Number(value) : undefined
}

const standard: CookieHabits = {
  schemeful: true,
  sameSite: 'lax',
  noneWantsSecure: true,
  trustsLoopback: true,
  afterLeaving: 'all',
  partitions: 'named',
  prefixes: ['__host-http-', '__host-', '__secure-', '__http-'],
  hostPrefixRefusesDomain: false,
  bare: 'value',
  nameless: true,
  limits: true,
  asciiOnly: false,
  refusesTabs: false,
  domainNeedsDot: false,
  date: parseCookieDate,
  serverClock: false,
  maxAge: integer,
  expiryIsOne: false,
  changeMovesToEnd: false,
  ordersByDomain: false,
}

export const cookieHabits: Record<Engine, CookieHabits> = {
  standard,
  chromium: { ...standard, hostPrefixRefusesDomain: true, refusesTabs: true, serverClock: true, changeMovesToEnd: true },
  gecko: {
    ...standard,
    schemeful: false,
    sameSite: 'none',
    afterLeaving: 'none',
    partitions: 'third-party',
    bare: 'name',
    nameless: false,
    date: parseGeckoCookieDate,
    serverClock: true,
    // Whatever begins with a minus is over.
    maxAge: (value) => (value.startsWith('-') ? 0 : integer(value)),
  },
  webkit: {
    ...standard,
    schemeful: false,
    sameSite: 'none',
    noneWantsSecure: false,
    trustsLoopback: false,
    afterLeaving: 'own-host',
    partitions: 'none',
    prefixes: [],
    limits: false,
    asciiOnly: true,
    domainNeedsDot: true,
    date: parseHttpDate,
    // An empty value is zero.
    maxAge: (value) => (value === '' ? 0 : integer(value.replace(/^\+/, ''))),
    expiryIsOne: true,
    ordersByDomain: true,
  },
}
