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
   * abort, a body that cannot be decoded); `foreign`: not an error that a fetch makes.
   */
  'rejection-message': 'opaque' | 'own' | 'foreign'
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
  'service-worker-controlled': boolean
  /** Whether `fetch` resolved and reading the body failed. False: `fetch` itself rejected. */
  'response-arrived': boolean
  /** P1: a no-cors GET of the same URL, credentials omitted. */
  'probe-no-cors': ProbeOutcome
  /** P2: a plain cors GET of the same URL, credentials omitted. */
  'probe-cors': ProbeOutcome
  /** Why no probe was sent. */
  'probe-not-sent':
    | 'never'
    | 'not-safe'
    | 'fetch-is-not-native'
    | 'service-worker'
    | 'page-hidden'
    | 'page-unloading'
    | 'budget'
    | 'no-record'
  /** The cause at which an exchange seen from outside the page ended; `none`: it passed. */
  'exchange-error': CauseId | 'none'
  /** Which kind of step the exchange ended at. */
  'exchange-step': 'preflight' | 'request' | 'redirect'
  /** Whether that exchange held the step in question itself, with the same method and credentials, and both sides were in full view. */
  'exchange-exact': boolean
  /** What the failing rule was about: the refused header or method, the value of a response header. */
  'exchange-subject': string
}

export type EvidenceId = keyof Observations

/** One observation; never a conclusion. */
export type Evidence = { [Id in EvidenceId]: { id: Id; observed: Observations[Id] } }[EvidenceId]
