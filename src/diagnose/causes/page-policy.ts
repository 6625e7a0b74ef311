import type { causesByStage } from '../../model/cause.ts'
import type { CauseTable } from '../cause.ts'
import {
  answered,
  answeredAlike,
  arrivedHere,
  atOnce,
  either,
  granted,
  is,
  isLocal,
  localScheme,
  modeIsNot,
  onTheWay,
  ownMessage,
  redirects,
  responseArrived,
  stoppedAtRedirect,
  unanswered,
  unredirected,
  when,
  where,
} from '../grounds.ts'

/**
 * An enforced policy was violated by this URL, as a target of `fetch`; by another directive it is an image or a script of that URL.
 * The event names no call, so that it proves nothing of an error that a fetch does not make.
 */
const violation = when('csp-violation', ({ seen }) => /^(connect|default)-src/.test(seen['csp-violation'] ?? ''))
const foreseen = when('predicted-verdict', ({ rules }) => rules.includes('mixed-content'))

/** The browser itself says that a service worker answered and that the call may not have this answer. */
const refusedByPage = is('rejection-message', 'service-worker')

/** Causes in a policy of the page or the browser. All but the last also act on the targets of redirects. */
export const pagePolicyCauses: CauseTable<(typeof causesByStage)['page-policy'][number]> = {
  // Chromium alone asks for leave before a public page reaches the local network (measured with 156).
  'local-network-access': {
    contradicted: [
      ...onTheWay,
      arrivedHere,
      answeredAlike,
      is('engine', 'gecko', 'webkit'),
      when('request-shape', ({ request }) => isLocal(request.origin)),
    ],
    hinted: where(({ request }) => isLocal(request.url) && request.origin?.startsWith('https:') === true, unanswered),
    supported: where(({ request }) => isLocal(request.url), unanswered),
    fixes: ['client allow-local-network'],
  },
  csp: {
    contradicted: [
      responseArrived,
      ownMessage,
      where(({ seen }) => seen['csp-violation'] === undefined, is('csp-silent', true)),
      where(({ seen }) => seen['csp-violation'] === undefined, either(arrivedHere, answeredAlike)),
    ],
    supported: atOnce,
    hinted: stoppedAtRedirect,
    likely: violation,
    certain: where((facts) => answered(facts, 'csp').length === 0 && facts.seen['rejection-message'] !== 'foreign', violation),
    fixes: ['server add-to-connect-src'],
  },
  // The page may upgrade the URL (`upgrade-insecure-requests`) and the user may allow it, so that only a rejection at once makes it certain:
  // Firefox 153 and WebKitGTK 2.50 reject in a microtask, Chromium 156 does not (measured 2026-11-22).
  'mixed-content': {
    contradicted: [
      responseArrived,
      ownMessage,
      localScheme,
      arrivedHere,
      answeredAlike,
      where(({ rules }) => !rules.includes('mixed-content'), either(atOnce, unredirected)),
      when(
        'request-shape',
        ({ request, rules }) => !rules.includes('mixed-content') && request.origin?.startsWith('http:') === true,
      ),
    ],
    supported: where(({ seen }) => seen['probe-no-cors'] === 'failed' || seen['timing-status'] !== undefined, redirects),
    hinted: where(({ request }) => request.origin?.startsWith('https:') === true, redirects),
    likely: foreseen,
    certain: where(
      (facts) =>
        facts.prediction.certainty === 'certain' &&
        facts.seen['csp-silent'] === true &&
        atOnce(facts, 'mixed-content').length > 0,
      foreseen,
    ),
    fixes: ['server use-https'],
  },
  // A Cross-Origin-Embedder-Policy asks a Cross-Origin-Resource-Policy of answers to no-cors requests alone.
  'coep-blocked': {
    contradicted: [...onTheWay, modeIsNot('no-cors'), is('probe-no-cors', 'answered')],
    supported: where(({ seen }) => seen['probe-no-cors'] === 'failed', granted),
    likely: is('coep-report', true),
    fixes: ['server send-corp-header'],
  },
  // No probe is sent where a service worker could answer it.
  'service-worker-response': {
    contradicted: [...onTheWay, is('service-worker-controlled', false), answered],
    hinted: is('service-worker-controlled', true),
    likely: refusedByPage,
    certain: where(({ seen }) => seen['service-worker-controlled'] === true, refusedByPage),
    fixes: ['client check-service-worker'],
  },
}
