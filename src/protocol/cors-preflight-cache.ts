import type { Engine } from '../model/environment.ts'
import { isCorsSafelistedMethod } from '../spec/fetch/is-cors-safelisted-method.ts'

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

/** How an engine's cache leaves the standard. Measured 2026-11-22 with Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6. */
interface CacheHabits {
  /** Whether a request without credentials uses what was granted to one with them. */
  sharesWithoutCredentials: boolean
  /** Cache modes that pass the cache by. */
  passedBy: readonly string[]
  /** Whether a preflight that is refused removes the entry. */
  evictsOnRefusal: boolean
  /** Whether a response that fails its CORS check, or leads to a redirect that is refused, removes the entry. */
  evictsOnFailedResponse: boolean
  /** Whether the origin that redirects make opaque is the same each time, so that what was granted to it is found again. */
  remembersTainted: boolean
}

const habits = {
  standard: {
    sharesWithoutCredentials: true,
    passedBy: [],
    evictsOnRefusal: true,
    evictsOnFailedResponse: true,
    remembersTainted: true,
  },
  chromium: {
    sharesWithoutCredentials: true,
    passedBy: ['no-store', 'reload', 'no-cache'],
    evictsOnRefusal: true,
    evictsOnFailedResponse: false,
    remembersTainted: false,
  },
  gecko: {
    sharesWithoutCredentials: false,
    passedBy: ['no-store', 'reload'],
    evictsOnRefusal: true,
    evictsOnFailedResponse: true,
    remembersTainted: true,
  },
  webkit: {
    sharesWithoutCredentials: true,
    passedBy: [],
    evictsOnRefusal: false,
    evictsOnFailedResponse: false,
    remembersTainted: true,
  },
} satisfies Record<Engine, CacheHabits>

interface Entry {
  methods: Set<string>
  headerNames: Set<string>
  /** On the caller's clock, in milliseconds. */
  expires: number
}

/**
 * The CORS-preflight cache of one page, in the way of an engine. Clocks come from the caller, in milliseconds.
 *
 * Deviation: methods and headers share one time to live, as in Chromium; the standard gives each its own.
 *
 * https://fetch.spec.whatwg.org/#concept-cache
 */
export interface CorsPreflightCache {
  /** Whether this request goes without a preflight because an earlier one granted it. */
  matches(request: PreflightCacheRequest, now: number): boolean
  /** A preflight of this request was granted. */
  granted(request: PreflightCacheRequest, grant: Grant, now: number): void
  /** A preflight of this request was refused. */
  refused(request: PreflightCacheRequest): void
  /** The preflight was granted, and the response to the request itself failed its CORS check. */
  responseFailed(request: PreflightCacheRequest): void
}

/** More entries than these are not kept; the oldest goes first. */
const kept = 1000

export function createCorsPreflightCache(engine: Engine = 'standard'): CorsPreflightCache {
  const entries = new Map<string, Entry>()
  const { sharesWithoutCredentials, passedBy, evictsOnRefusal, evictsOnFailedResponse, remembersTainted }: CacheHabits =
    habits[engine]
  const keyOf = ({ origin, url }: PreflightCacheRequest, credentials: boolean) =>
    `${credentials ? 'with' : 'without'} ${origin} ${url}`
  const ownKey = (request: PreflightCacheRequest) => keyOf(request, request.credentialsMode === 'include')
  const keysOf = (request: PreflightCacheRequest) => {
    const own = ownKey(request)
    return request.credentialsMode !== 'include' && sharesWithoutCredentials ? [own, keyOf(request, true)] : [own]
  }
  const evict = (request: PreflightCacheRequest) => {
    for (const key of keysOf(request)) entries.delete(key)
  }

  return {
    matches(request, now) {
      if (passedBy.includes(request.cacheMode) || (request.tainted && !remembersTainted)) return false
      return keysOf(request).some((key) => {
        const entry = entries.get(key)
        if (entry === undefined || entry.expires <= now) return false
        const methodGranted =
          isCorsSafelistedMethod(request.method) || entry.methods.has(request.method) || entry.methods.has('*')
        return methodGranted && request.headerNames.every((name) => entry.headerNames.has(name) || entry.headerNames.has('*'))
      })
    },
    granted(request, { methods, headerNames, maxAge }, now) {
      const key = ownKey(request)
      entries.delete(key)
      if (maxAge <= 0) return
      entries.set(key, {
        methods: new Set([...methods, request.method]),
        headerNames: new Set([...headerNames.map((name) => name.toLowerCase()), ...request.headerNames]),
        expires: now + maxAge * 1000,
      })
      if (entries.size > kept) entries.delete(entries.keys().next().value ?? '')
    },
    refused(request) {
      if (evictsOnRefusal) evict(request)
    },
    responseFailed(request) {
      if (evictsOnFailedResponse) evict(request)
    },
  }
}
