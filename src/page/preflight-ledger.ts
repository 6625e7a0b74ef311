import { pathTemplate } from '../diagnose/path-template.ts'
import type { RequestSummary } from '../model/diagnosis.ts'
import type { Engine, Environment } from '../model/environment.ts'
import type { Finding } from '../model/finding.ts'
import type { Prediction } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import {
  type CorsPreflightCache,
  createCorsPreflightCache,
  type PreflightCacheRequest,
} from '../protocol/cors-preflight-cache.ts'
import { now } from './watch-page.ts'

/** Options of `createPreflightLedger`. */
export interface LedgerOptions {
  /**
   * Seconds of Access-Control-Max-Age that the API sends, the same for all URLs or by URL. Browsers hide it from the page. Default: 5, which
   * holds where the server sends none; the report then says `estimate`.
   */
  maxAge?: number | ((url: string) => number | undefined)
}

/** One line of the report: the calls of one endpoint. */
export interface LedgerEndpoint {
  /** Method, origin and path template: `PUT https://api.example.com/users/:id`. */
  endpoint: string
  /** Calls that cross origins in the mode `cors`. */
  calls: number
  /** Preflights that went out, or presumably did. */
  preflights: number
  /** Calls that needed one and were presumably served from the CORS-preflight cache. */
  fromCache: number
  /** What made them necessary, each reason once. */
  reasons: Finding[]
  /** Whether a number rests on something that the page cannot see. */
  estimate: boolean
}

/** What preflights cost so far. */
export interface LedgerReport {
  /** Calls that cross origins in the mode `cors`. */
  calls: number
  /** Preflights that went out, or presumably did. */
  preflights: number
  /** Calls that needed one and were presumably served from the CORS-preflight cache. */
  fromCache: number
  /** Round trips of calls and preflights together. */
  roundTrips: number
  /** Whether a number rests on something that the page cannot see. */
  estimate: boolean
  /** Those that cost the most first. */
  endpoints: LedgerEndpoint[]
}

/** A call as the ledger needs it. */
export interface LedgerCall {
  record: RequestRecord
  environment: Environment
  prediction: Prediction
  request: RequestSummary
  /** Absolute, nothing elided: part of the cache's key. Kept only as long as the cache entry. */
  url: string
}

/**
 * Counts what preflights cost: give it to `createFetch` or `install` as `ledger`, and ask for a report at any time.
 *
 * @example
 * const ledger = createPreflightLedger({ maxAge: 600 })
 * install({ ledger })
 * console.table(ledger.report().endpoints)
 */
export interface PreflightLedger {
  /** Notes a call when it is made; the result is called when it has settled, with whether the page may read the response. */
  enter(call: LedgerCall): (readable: boolean) => void
  /** What the calls so far have cost. */
  report(): LedgerReport
}

/** What the standard and all three engines assume where no Access-Control-Max-Age is sent. */
const defaultMaxAge = 5

/**
 * Makes an empty ledger. It counts the calls of each `createFetch` and `install` that it is given to, and models the CORS-preflight cache of the
 * engine that the page runs in.
 *
 * @example
 * const ledger = createPreflightLedger({ maxAge: 600 })
 * const fetch = createFetch({ ledger })
 */
export function createPreflightLedger(options: LedgerOptions = {}): PreflightLedger {
  const endpoints = new Map<string, LedgerEndpoint>()
  const caches = new Map<Engine, CorsPreflightCache>()
  const cacheOf = (engine: Engine = 'standard') => {
    const cache = caches.get(engine) ?? createCorsPreflightCache(engine)
    caches.set(engine, cache)
    return cache
  }
  const maxAgeOf = (url: string) => (typeof options.maxAge === 'function' ? options.maxAge(url) : options.maxAge)

  return {
    enter({ record, environment, prediction, request, url }) {
      if (prediction.verdict !== 'simple' && prediction.verdict !== 'preflight') return () => {}
      const line = lineFor(endpoints, request)
      line.calls += 1
      line.estimate ||= prediction.certainty !== 'certain'
      const { preflight } = prediction
      if (preflight === undefined) return () => {}
      for (const reason of prediction.reasons) if (!line.reasons.some((known) => isSame(known, reason))) line.reasons.push(reason)
      const maxAge = maxAgeOf(url)
      line.estimate ||= maxAge === undefined
      const cache = cacheOf(environment.engine)
      const key: PreflightCacheRequest = {
        origin: environment.origin ?? '',
        url,
        credentialsMode: record.credentialsMode,
        method: preflight.method,
        headerNames: preflight.headers,
        cacheMode: record.cache,
      }
      if (cache.matches(key, now())) {
        line.fromCache += 1
        return () => {}
      }
      line.preflights += 1
      return (readable) => {
        // Which half failed cannot be seen: a preflight that was granted is forgotten too, which costs one more in the estimate.
        if (!readable) cache.failed(key)
        else cache.granted(key, { methods: [key.method], headerNames: key.headerNames, maxAge: maxAge ?? defaultMaxAge }, now())
      }
    },
    report() {
      const lines = [...endpoints.values()].map((line) => ({ ...line, reasons: [...line.reasons] }))
      const sum = (count: (line: LedgerEndpoint) => number) => lines.reduce((total, line) => total + count(line), 0)
      const calls = sum((line) => line.calls)
      const preflights = sum((line) => line.preflights)
      return {
        calls,
        preflights,
        fromCache: sum((line) => line.fromCache),
        roundTrips: calls + preflights,
        estimate: lines.some((line) => line.estimate),
        endpoints: lines.sort((a, b) => b.preflights - a.preflights || a.endpoint.localeCompare(b.endpoint)),
      }
    },
  }
}

function lineFor(endpoints: Map<string, LedgerEndpoint>, { method, url }: RequestSummary): LedgerEndpoint {
  const endpoint = `${method} ${pathTemplate(url)}`
  const line = endpoints.get(endpoint) ?? { endpoint, calls: 0, preflights: 0, fromCache: 0, reasons: [], estimate: false }
  endpoints.set(endpoint, line)
  return line
}

function isSame(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.subject === b.subject
}
