import type { Certainty } from './certainty.ts'
import type { Finding } from './finding.ts'

/**
 * What will happen to a request.
 * - `same-origin`: CORS does not apply (also `data:`, `blob:`, and `no-cors` to the own origin)
 * - `simple`: a cross-origin request for which no CORS-preflight fetch is needed
 * - `preflight`: an OPTIONS request goes first
 * - `opaque`: `no-cors` across origins: sent, but the response cannot be read
 * - `blocked`: a network error, nothing is sent to the target
 * - `throws`: a TypeError before any network
 */
export type Verdict = 'same-origin' | 'simple' | 'preflight' | 'opaque' | 'blocked' | 'throws'

/** What a browser will do with a request, before it is sent. */
export interface Prediction {
  verdict: Verdict
  /** `certain` where all of the request and the page were seen. */
  certainty: Certainty
  /** The findings that decide the verdict. Empty for `simple`: nothing speaks against it. */
  reasons: Finding[]
  /** Findings that decide nothing but are worth knowing. */
  notes: Finding[]
  /** The preflight, as Access-Control-Request-Method and -Headers will carry it. Present exactly for the verdict `preflight`. */
  preflight?: { method: string; headers: string[] }
  /** Names of forbidden request-headers, lower-cased, that the browser removes without a word. */
  dropped: string[]
}
