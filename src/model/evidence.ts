import type { CauseId } from './cause.ts'
import type { Engine } from './environment.ts'
import type { Verdict } from './prediction.ts'

/** How a probe ended; `answered` means that headers arrived and the page was allowed to know. */
export type ProbeOutcome = 'answered' | 'failed' | 'timed-out'

/** Everything that can be observed, by id, with the type of what is observed. */
export interface Observations {
  'predicted-verdict': Verdict
  /** What the call asked for, as far as causes depend on it: method, mode, credentials mode and redirect mode, separated by blanks. */
  'request-shape': string
  engine: Engine
  /** `error.name` of the rejection. */
  'rejection-name': string
  /**
   * `opaque`: one of the engines' general messages, which tell nothing; `own`: a message about this very failure (an argument error, an
   * abort, a body that cannot be decoded); `service-worker`: WebKit's words for an answer of a service worker that it refuses; `foreign`: not
   * an error that a fetch makes.
   */
  'rejection-message': 'opaque' | 'own' | 'service-worker' | 'foreign'
  /** Whether the rejection came before any task could run, hence before any network. Absent where the fetch that failed is not the browser's own. */
  'settled-in-microtask': boolean
  /** State of the call's signal when it failed, by its reason and not by the error's name. */
  'signal-state': 'none' | 'not-aborted' | 'aborted' | 'timeout'
  'navigator-online': boolean
  /** The page was going away (beforeunload, pagehide) when the call failed. */
  'page-unloading': boolean
  /** Effective directive of an enforced Content Security Policy violation for this very URL. */
  'csp-violation': string
  /** Whether the page waited for violation events and none came. */
  'csp-silent': boolean
  /** The page was told that its Cross-Origin-Embedder-Policy kept an answer of this very URL from it: it was answered. */
  'coep-report': boolean
  'service-worker-controlled': boolean
  /**
   * What Resource Timing says of the call, where it tells something. Firefox: `sent` or `not-sent`, by the duration; of the request itself,
   * not of its preflight. WebKit: `present`, which it is only for a response that had been received in full.
   */
  'timing-entry': 'sent' | 'not-sent' | 'present'
  /** The status that Resource Timing lets through although the call failed: in Firefox that of a redirect, or 200. */
  'timing-status': number
  /** How long the call took to fail, in multiples of what its first probe took: 1 and 2 are round trips. Only where the way is long enough. */
  'time-ratio': number
  /** Seconds since this page last had an answer from the same origin. */
  'memory-origin-answered': number
  /** Seconds since this page last could read an answer from the same origin across origins. */
  'memory-origin-readable': number
  /** Seconds since this page was last answered by the same URL, method, credentials mode and headers. */
  'memory-same-call-answered': number
  /** Seconds since this page last passed the preflight of this URL with the same method and at least the same headers. */
  'memory-preflight-passed': number
  /** Whether `fetch` resolved and reading the body failed. False: `fetch` itself rejected. */
  'response-arrived': boolean
  /** P1: a no-cors GET of the same URL, credentials omitted. */
  'probe-no-cors': ProbeOutcome
  /** P2: a plain cors GET of the same URL, credentials omitted. */
  'probe-cors': ProbeOutcome
  /** P3: the same with credentials. */
  'probe-credentials': ProbeOutcome
  /** P4: a cors GET of the same URL with the header names of `probe-header-names` and harmless values, credentials omitted. */
  'probe-headers': ProbeOutcome
  /** Which header names those are, separated by blanks. */
  'probe-header-names': string
  /** Those of them that failed when sent alone, and those that were answered, separated by blanks. */
  'probe-headers-refused': string
  'probe-headers-granted': string
  /** P5: a no-cors GET of the root of the same origin, credentials omitted. */
  'probe-origin-root': ProbeOutcome
  /** P7: a cors GET of the same URL that follows no redirect, credentials omitted. `redirected`: it was answered by a redirect. */
  'probe-redirect': ProbeOutcome | 'redirected'
  /** P10: a HEAD of the root of the page's own origin. */
  'probe-own-origin': ProbeOutcome
  /** Whether the failed no-cors probe reached the server, by Resource Timing. Firefox alone tells. */
  'probe-no-cors-sent': boolean
  /** Why no probe was sent. */
  'probe-not-sent':
    | 'never'
    | 'not-safe'
    | 'fetch-is-not-native'
    | 'service-worker'
    | 'page-hidden'
    | 'page-unloading'
    | 'budget'
    | 'server-hangs'
    | 'no-record'
  /** The cause at which an exchange seen from outside the page ended; `none`: it passed. */
  'exchange-error': CauseId | 'none'
  /** Which kind of step the exchange ended at. */
  'exchange-step': 'preflight' | 'request' | 'redirect'
  /** Status of the response at that step. Absent where none came. */
  'exchange-status': number
  /** Whether that exchange held the step in question itself, with the same method and credentials, and both sides were in full view. */
  'exchange-exact': boolean
  /** What the failing rule was about: the refused header or method, the value of a response header. */
  'exchange-subject': string
}

/** Id of something that can be observed of a failure. */
export type EvidenceId = keyof Observations

/** One observation; never a conclusion. */
export type Evidence = { [Id in EvidenceId]: { id: Id; observed: Observations[Id] } }[EvidenceId]
