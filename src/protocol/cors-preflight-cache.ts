import type { Engine } from '../model/environment.ts'
import { isCorsNonWildcardRequestHeaderName } from '../spec/fetch/is-cors-non-wildcard-request-header-name.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import { type CacheHabits, cacheHabits } from './cors-preflight-cache-habits.ts'

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
  isTainted?: boolean
}

/** What a preflight's answer allowed, as in `CorsPreflightGrant`. */
interface Grant {
  methods: readonly string[]
  headerNames: readonly string[]
  /** Seconds. */
  maxAge: number
}

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
  /** A preflight of this request was refused, or the request itself failed, whether it needed one or not. */
  failed(request: PreflightCacheRequest): void
}

/** More entries than these are not kept; the oldest goes first. */
const kept = 1000

export function createCorsPreflightCache(engine: Engine = 'standard'): CorsPreflightCache {
  const entries = new Map<string, Entry>()
  const habit: CacheHabits = cacheHabits[engine]
  const keyOf = ({ origin, url }: PreflightCacheRequest, credentials: boolean) =>
    `${credentials && !habit.oneEntry ? 'with' : 'without'} ${origin} ${url}`
  const withCredentials = ({ credentialsMode }: PreflightCacheRequest) => credentialsMode === 'include'
  const bothKeys = (request: PreflightCacheRequest) => [keyOf(request, false), keyOf(request, true)]
  const evict = (request: PreflightCacheRequest) => {
    for (const key of bothKeys(request)) entries.delete(key)
  }

  const suffices = (entry: Entry, request: PreflightCacheRequest, now: number): boolean => {
    if (entry.expires <= now) return false
    if (entry.credentials !== withCredentials(request) && !(entry.credentials && habit.sharesWithoutCredentials)) return false
    const holds = (granted: Map<string, number>, name: string) => (granted.get(name) ?? 0) > now
    const wildcards =
      habit.wildcard === 'all' ||
      (habit.wildcard === 'without-credentials' && !withCredentials(request)) ||
      (habit.wildcard === 'granted-without-credentials' && !entry.credentials)
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
      if (habit.passedBy.includes(request.cacheMode) || (request.isTainted && habit.oneEntry)) return false
      const found = bothKeys(request).some((key) => {
        const entry = entries.get(key)
        return entry !== undefined && suffices(entry, request, now)
      })
      if (!found && habit.oneEntry) evict(request)
      return found
    },
    granted(request, { methods, headerNames, maxAge }, now) {
      if (maxAge <= 0 && habit.passesOverZero) return
      if (habit.notStored.includes(request.cacheMode)) return
      const key = keyOf(request, withCredentials(request))
      const expires = now + maxAge * 1000
      const entry: Entry = (habit.oneEntry ? undefined : entries.get(key)) ?? {
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
    failed(request) {
      if (!habit.oneEntry) evict(request)
    },
  }
}
