import type { Engine } from '../model/environment.ts'
import { isCorsNonWildcardRequestHeaderName } from '../spec/fetch/is-cors-non-wildcard-request-header-name.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'

/** What a request brings to the cache. */
export interface PreflightCacheRequest {
  /** Serialized request origin. */
  origin: string
  /** Absolute; the fragment is part of the key, in the standard and in all three engines. */
  url: string
  credentialsMode: string
  /** Normalised. */
  method: string
  /** The CORS-unsafe request-header names, lower-cased. */
  headerNames: readonly string[]
  /** The request's cache mode. */
  cacheMode: string
  /** Whether redirects have made the request origin an opaque one. Default: false. */
  tainted?: boolean
}

/** What a preflight's answer allowed, as in `CorsPreflightGrant`. */
interface Grant {
  methods: readonly string[]
  headerNames: readonly string[]
  /** Seconds. */
  maxAge: number
}

/** How an engine's cache leaves the standard. Measured 2026-11-22 and -23 with Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6. */
interface CacheHabits {
  /** Whether grants with credentials and without stand apart, or the later one takes the place of the other. */
  separatesCredentials: boolean
  /** Whether a request without credentials uses what was granted to one with them. */
  sharesWithoutCredentials: boolean
  /** Whether a grant adds to an earlier one, or takes its place. */
  accumulates: boolean
  /** Whether a grant that may not be kept leaves an earlier one as it is. */
  passesOverZero: boolean
  /** Methods that need no grant. */
  exempt: readonly string[]
  /** Which requests a `*` that was granted serves. */
  wildcard: 'all' | 'without-credentials' | 'none'
  /** Whether a `*` serves Authorization. */
  wildcardCoversAuthorization: boolean
  /** Cache modes that pass the cache by. */
  passedBy: readonly string[]
  /** Cache modes in which nothing is kept. */
  notStored: readonly string[]
  /** Whether an entry that does not do for a request is removed by the look at it. */
  evictsOnMiss: boolean
  /** Whether a preflight that is refused removes the entry. */
  evictsOnRefusal: boolean
  /** Whether a request that fails after its preflight removes the entry. */
  evictsOnFailedResponse: boolean
  /** Whether the origin that redirects make opaque is the same each time, so that what was granted to it is found again. */
  remembersTainted: boolean
}

const safelisted = ['GET', 'HEAD', 'POST']

const habits = {
  standard: {
    separatesCredentials: true,
    sharesWithoutCredentials: true,
    accumulates: true,
    passesOverZero: false,
    exempt: safelisted,
    wildcard: 'all',
    wildcardCoversAuthorization: false,
    passedBy: [],
    notStored: [],
    evictsOnMiss: false,
    evictsOnRefusal: true,
    evictsOnFailedResponse: true,
    remembersTainted: true,
  },
  chromium: {
    separatesCredentials: false,
    sharesWithoutCredentials: true,
    accumulates: false,
    passesOverZero: false,
    exempt: safelisted,
    wildcard: 'without-credentials',
    wildcardCoversAuthorization: false,
    passedBy: ['no-store', 'reload', 'no-cache'],
    notStored: ['no-store'],
    evictsOnMiss: true,
    evictsOnRefusal: true,
    evictsOnFailedResponse: false,
    remembersTainted: false,
  },
  gecko: {
    separatesCredentials: true,
    sharesWithoutCredentials: false,
    accumulates: true,
    passesOverZero: true,
    exempt: ['GET', 'POST'],
    wildcard: 'none',
    wildcardCoversAuthorization: false,
    passedBy: ['no-store', 'reload'],
    notStored: [],
    evictsOnMiss: false,
    evictsOnRefusal: true,
    evictsOnFailedResponse: true,
    remembersTainted: true,
  },
  webkit: {
    separatesCredentials: false,
    sharesWithoutCredentials: true,
    accumulates: false,
    passesOverZero: false,
    exempt: safelisted,
    wildcard: 'without-credentials',
    wildcardCoversAuthorization: true,
    passedBy: [],
    notStored: [],
    evictsOnMiss: false,
    evictsOnRefusal: false,
    evictsOnFailedResponse: false,
    remembersTainted: true,
  },
} satisfies Record<Engine, CacheHabits>

/** What was granted for one URL, by name; until when, on the caller's clock in milliseconds. */
interface Entry {
  credentials: boolean
  methods: Map<string, number>
  /** Lower-cased. */
  headerNames: Map<string, number>
  /** Of the last grant. */
  expires: number
}

/**
 * The CORS-preflight cache of one page, in the way of an engine. Clocks come from the caller, in milliseconds.
 *
 * https://fetch.spec.whatwg.org/#concept-cache
 */
export interface CorsPreflightCache {
  /** Whether this request goes without a preflight because an earlier one granted it. */
  matches(request: PreflightCacheRequest, now: number): boolean
  /** A preflight of this request was granted; `grant` is what its answer lists. */
  granted(request: PreflightCacheRequest, grant: Grant, now: number): void
  /** A preflight of this request was refused. */
  refused(request: PreflightCacheRequest): void
  /** The preflight was granted, or needless, and the request itself failed. */
  responseFailed(request: PreflightCacheRequest): void
}

/** More entries than these are not kept; the oldest goes first. */
const kept = 1000

export function createCorsPreflightCache(engine: Engine = 'standard'): CorsPreflightCache {
  const entries = new Map<string, Entry>()
  const habit: CacheHabits = habits[engine]
  const keyOf = ({ origin, url }: PreflightCacheRequest, credentials: boolean) =>
    `${credentials && habit.separatesCredentials ? 'with' : 'without'} ${origin} ${url}`
  const withCredentials = ({ credentialsMode }: PreflightCacheRequest) => credentialsMode === 'include'
  const bothKeys = (request: PreflightCacheRequest) => [keyOf(request, false), keyOf(request, true)]
  const evict = (request: PreflightCacheRequest) => {
    for (const key of bothKeys(request)) entries.delete(key)
  }

  const suffices = (entry: Entry, request: PreflightCacheRequest, now: number): boolean => {
    if (entry.expires <= now) return false
    if (entry.credentials !== withCredentials(request) && !(entry.credentials && habit.sharesWithoutCredentials)) return false
    const holds = (granted: Map<string, number>, name: string) => (granted.get(name) ?? 0) > now
    const wildcards = habit.wildcard === 'all' || (habit.wildcard === 'without-credentials' && !withCredentials(request))
    const covers = (name: string) => habit.wildcardCoversAuthorization || !isCorsNonWildcardRequestHeaderName(name)
    const { methods, headerNames } = entry
    const methodGranted =
      habit.exempt.includes(request.method) || holds(methods, request.method) || (wildcards && holds(methods, '*'))
    return (
      methodGranted &&
      request.headerNames.every((name) => holds(headerNames, name) || (wildcards && covers(name) && holds(headerNames, '*')))
    )
  }

  return {
    matches(request, now) {
      if (habit.passedBy.includes(request.cacheMode) || (request.tainted && !habit.remembersTainted)) return false
      const found = bothKeys(request).some((key) => {
        const entry = entries.get(key)
        return entry !== undefined && suffices(entry, request, now)
      })
      if (!found && habit.evictsOnMiss) evict(request)
      return found
    },
    granted(request, { methods, headerNames, maxAge }, now) {
      if (maxAge <= 0 && habit.passesOverZero) return
      if (habit.notStored.includes(request.cacheMode)) return
      const key = keyOf(request, withCredentials(request))
      const expires = now + maxAge * 1000
      const entry: Entry = (habit.accumulates ? entries.get(key) : undefined) ?? {
        credentials: withCredentials(request),
        methods: new Map(),
        headerNames: new Map(),
        expires,
      }
      for (const method of methods) entry.methods.set(method, expires)
      for (const name of headerNames) entry.headerNames.set(asciiLowercase(name), expires)
      entry.expires = Math.max(entry.expires, expires)
      entries.delete(key)
      if (entry.expires <= now) return
      entries.set(key, entry)
      if (entries.size > kept) entries.delete(entries.keys().next().value ?? '')
    },
    refused(request) {
      if (habit.evictsOnRefusal) evict(request)
    },
    responseFailed(request) {
      if (habit.evictsOnFailedResponse) evict(request)
    },
  }
}
