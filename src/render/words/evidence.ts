import type { EvidenceId, Observations } from '../../model/evidence.ts'
import { code } from '../code.ts'

type EvidenceWords = { [Id in EvidenceId]: (observed: Observations[Id]) => string }

const nothing = () => ''

/** Only what is out of the ordinary is told. */
const where =
  <Value>(value: Value, words: string) =>
  (observed: Value) =>
    observed === value ? words : ''

const outcomes: Record<Observations['probe-cors'], string> = {
  answered: 'was answered',
  failed: 'failed, too',
  'timed-out': 'got no answer in time',
}
const probe = (mode: string) => (outcome: Observations['probe-cors']) =>
  `A GET of the same URL in the mode \`${mode}\`, sent afterwards without credentials, ${outcomes[outcome]}.`

const sentAlone = (outcome: string) => (names: string) => {
  const marked = names.split(' ').map((name) => code(name))
  return names === '' ? '' : `Sent alone, ${outcome}: ${marked.join(', ')}.`
}

const reasons: Record<Observations['probe-not-sent'], string> = {
  never: 'they are switched off',
  'not-safe': 'they could do harm',
  'fetch-is-not-native': '`fetch` had been replaced before whycors was loaded',
  'service-worker': 'a service worker would answer them',
  'server-hangs': 'this server has let an earlier one hang',
  'page-hidden': 'the page was hidden',
  'page-unloading': 'the page was being left',
  budget: 'enough were sent',
  'no-record': 'whycors has not seen the request',
}

const ago = (seconds: number) =>
  seconds < 1 ? 'less than a second before' : seconds === 1 ? 'a second before' : `${seconds} seconds before`

/** Words for observations, keyed by id; empty where an observation says nothing to a reader. */
export const evidenceWords: EvidenceWords = {
  'predicted-verdict': nothing,
  'request-shape': nothing,
  engine: nothing,
  'rejection-name': nothing,
  'rejection-message': (kind) =>
    kind === 'opaque'
      ? 'The browser gave its general message, which names no reason.'
      : kind === 'own'
        ? 'The error has a message of its own; read it, too.'
        : kind === 'service-worker'
          ? 'The browser says that a service worker gave no answer which the call may have.'
          : 'The error is not one that `fetch` makes.',
  'settled-in-microtask': where(true, 'The call failed at once, before any network could be asked.'),
  'signal-state': (state) => (state === 'aborted' || state === 'timeout' ? `The signal of the call says ${code(state)}.` : ''),
  'navigator-online': where(false, 'The browser says that the device is offline.'),
  'page-unloading': where(true, 'The page was being left.'),
  'csp-violation': (directive) => `The page was told that this URL violates ${code(directive)} of its Content-Security-Policy.`,
  'csp-silent': nothing,
  'coep-report': where(
    true,
    "The page's own Cross-Origin-Embedder-Policy kept an answer of this URL from it, so the server answers.",
  ),
  'service-worker-controlled': where(true, 'A service worker controls the page.'),
  'timing-entry': (entry) =>
    entry === 'sent'
      ? 'The request itself was sent: its preflight, if it had one, had passed.'
      : entry === 'not-sent'
        ? 'The request itself was never sent.'
        : 'A whole response had been received.',
  'timing-status': (status) => `The browser saw the status ${status} on the way.`,
  'time-ratio': (ratio) => `The call took ${ratio} times as long to fail as a probe took.`,
  'memory-origin-answered': (seconds) => `The same origin answered this page ${ago(seconds)}.`,
  'memory-origin-readable': (seconds) => `An answer of the same origin could be read by this page ${ago(seconds)}.`,
  'memory-same-call-answered': (seconds) => `The same call worked ${ago(seconds)}.`,
  'memory-preflight-passed': (seconds) => `A preflight for the same method and headers passed ${ago(seconds)}.`,
  'response-arrived': where(true, 'A response had arrived.'),
  'probe-no-cors': probe('no-cors'),
  'probe-cors': probe('cors'),
  'probe-credentials': (outcome) => `The same with credentials ${outcomes[outcome]}.`,
  'probe-headers': (outcome) => `A GET of the same URL with harmless values for its headers ${outcomes[outcome]}.`,
  'probe-header-names': nothing,
  'probe-headers-refused': sentAlone('refused'),
  'probe-headers-granted': sentAlone('answered'),
  'probe-origin-root': (outcome) => `A GET of the root of the same origin ${outcomes[outcome]}.`,
  'probe-redirect': (outcome) => (outcome === 'redirected' ? 'A GET of the same URL was answered by a redirect.' : ''),
  'probe-own-origin': (outcome) => `A request to the page's own server ${outcomes[outcome]}.`,
  'probe-no-cors-sent': nothing,
  'probe-not-sent': (reason) => `No probe was sent: ${reasons[reason]}.`,
  'exchange-error': (cause) => `Seen from both sides, outside the page, the request ${cause === 'none' ? 'passed' : 'failed'}.`,
  'exchange-step': (step) =>
    step === 'preflight'
      ? 'It went no further than the preflight.'
      : step === 'redirect'
        ? 'It went as far as the target of a redirect.'
        : '',
  'exchange-status': (status) => `The answer there had the status ${status}.`,
  'exchange-exact': where(false, 'It had another method or other credentials there.'),
  'exchange-subject': nothing,
}
