import type { Certainty } from './certainty.ts'
import type { Finding } from './finding.ts'
import type { Verdict } from './prediction.ts'

/** One call across origins that a test run made: its shape and what it needs, and no value of any header, query or body. Plain JSON. */
export interface LintedCall {
  /** What made it; `other` is what MSW alone saw (`node:http`, axios with its adapter for Node). */
  api: 'fetch' | 'xhr' | 'beacon' | 'other'
  /** Normalised. */
  method: string
  /** Origin and path, numbers and ids as `:id`: `https://api.example.com/users/:id`. */
  url: string
  /** Names of query parameters, sorted. */
  query: string[]
  /** Names of the headers that the app set and the browser sends, lower-cased, sorted. */
  headerNames: string[]
  mode: string
  credentialsMode: string
  verdict: Exclude<Verdict, 'same-origin' | 'throws'>
  certainty: Certainty
  /** What decides the verdict. Empty for `simple`. */
  reasons: Finding[]
  /** What is worth knowing for the way out. */
  notes: Finding[]
  /** Full name of the test that made the call. Absent: none did (a hook, a module), or it cannot be told which. */
  test?: string
  /** Names of the tests that ran side by side when it was made, where it cannot be told which of them made it. */
  oneOf?: string[]
  /** Where it was made: path, line and column, counted from 1, of the innermost frame that is neither a package nor whycors. Absent: no such frame is known. */
  at?: string
  /** Why the budget lets it be. Absent: it counts. */
  allowed?: string
}

/** What `corsLint` and `recordTraffic` tell the reporter of one test file. */
export interface FileTraffic {
  version: 1
  /** Absent: `corsLint` did not run. */
  calls?: LintedCall[]
  /** What the app needs, by the file that it is to be written to. Absent: `recordTraffic` did not run. */
  needs?: Record<string, CorsNeeds>
}

/** What an app really needs from each API: a `CorsPolicy` for each origin, made from a test run. Plain JSON, all lists sorted. */
export interface CorsNeeds {
  version: 1
  /** By serialized origin of the API. */
  apis: Record<string, ApiNeeds>
  /** APIs of whose answers something copied all headers (axios does), so that it cannot be seen which of them the app reads. Absent: there are none. */
  headersCopied?: string[]
}

/** A `CorsPolicy`. */
export interface ApiNeeds {
  /** Serialized origins of the pages that call it. */
  origins: string[]
  /** Every method that was used, also those that need no leave. */
  methods: string[]
  /** Names of request headers that a preflight has to allow, lower-cased. */
  headers: string[]
  /** Whether it was called with `credentials: 'include'`. */
  credentials: boolean
  /** Names of response headers that the app read, that were there, and that no page may read without leave, lower-cased. */
  expose: string[]
}
