import type { Diagnosis, RequestSummary } from '../model/diagnosis.ts'
import type { Environment } from '../model/environment.ts'
import type { Prediction } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import type { RewritePolicy, RewriteRefusal } from '../model/rewrite.ts'
import { development } from './development.ts'
import type { PreflightLedger } from './preflight-ledger.ts'

/**
 * Which requests of its own whycors may send to find out why a call failed. All are GET or HEAD without a body, one at a time, aborted
 * once headers are there, at most six for a failure and, in production, two a minute; none is ever sent where `fetch` was replaced before whycors loaded or a service worker controls the page.
 * - `never`: none
 * - `safe`: repeats, without credentials, URLs without a query that the app itself requested by GET or HEAD
 * - `full`: also URLs without a query that the app used with other methods, the root of the origin and of the page's own, the names of its
 *   harmless headers, and `include` for its own GETs with credentials
 */
export type ProbePolicy = 'never' | 'safe' | 'full'

/** The policy of these options. */
export function probePolicyOf({ probe }: FetchOptions): ProbePolicy {
  return probe ?? (development ? 'full' : 'never')
}

/** The part of `console` that messages go to. A failure is a group where `group` and `groupEnd` exist. */
export interface Logger {
  /** Failures, where there are no groups. */
  warn(...data: unknown[]): void
  /** Requests that need a preflight, and what a group holds. */
  info(...data: unknown[]): void
  /** Opens the group of a failure. Default: none, all goes to `warn`. */
  group?(...data: unknown[]): void
  /** Ends it. */
  groupEnd?(): void
}

/** Options of `createFetch` and `install`. */
export interface FetchOptions {
  /**
   * What sends the requests. Default: `globalThis.fetch`, looked up at each call; where the drop-in itself was put there, what was there when it
   * was made.
   */
  fetch?: typeof globalThis.fetch
  /** What is known better than the page itself tells. */
  environment?: Environment
  /** Default: `full` under the export condition `development`, else `never`. */
  probe?: ProbePolicy
  /** Default: the console under the export condition `development`, else false. In production `true` prints ids, no sentences. */
  console?: boolean | Logger
  /** How calls to an origin may be rewritten so that they need no preflight, by origin: `{ 'https://api.example.com': 'lossless' }`. Default: none. */
  rewrite?: Readonly<Record<string, RewritePolicy>>
  /** Counts what preflights cost; see `createPreflightLedger`. Default: none. */
  ledger?: PreflightLedger
  /** Changes each URL after secrets were elided and before it is kept, printed or reported; for what the app knows to be secret. */
  redact?(url: string): string
  /** Called once for each failure, after the probes. What it throws is reported as an uncaught error and changes nothing else. */
  onDiagnosis?(diagnosis: Diagnosis, error: unknown): void
}

/** What a face of whycors (the console) wants to be told. */
export interface Observer {
  /** A call was predicted; before it is sent. The summary costs more than the prediction, so it is made when asked for. */
  predicted?(prediction: Prediction, record: RequestRecord, summary: () => RequestSummary): void
  /** A call to an origin with a rewrite policy needs a preflight and was not rewritten. */
  notRewritten?(refused: readonly RewriteRefusal[], request: RequestSummary): void
  /** A failure was diagnosed, after the probes. */
  diagnosed?(diagnosis: Diagnosis, error: unknown): void
}
