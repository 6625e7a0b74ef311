import type { causesByStage } from '../../model/cause.ts'
import type { Observations } from '../../model/evidence.ts'
import type { Cause, CauseTable, Ground } from '../cause.ts'
import type { Facts } from '../facts.ts'
import {
  answered,
  answeredAlike,
  either,
  followed,
  is,
  later,
  modeIsNot,
  noRedirectOfGet,
  onTheWay,
  ownMessage,
  redirects,
  responseArrived,
  unredirected,
  when,
  where,
} from '../grounds.ts'

/** The rule that decided the verdict has the id of the cause. */
const spoken = when('predicted-verdict', ({ decisive }, cause) => decisive === cause)

/** So it has, all inputs were seen, and the rejection looks as it must. */
const borneOut = (message: Observations['rejection-message']): Ground =>
  where(
    ({ prediction, seen }) => prediction.certainty === 'certain' && (seen['rejection-message'] ?? message) === message,
    spoken,
  )

/** The call itself is one that `new Request` refuses. */
const thrown = {
  contradicted: [
    responseArrived,
    is('rejection-message', 'opaque'),
    // Where no rule spoke, a message of its own, at once, can still come from a rule that is not known here.
    when(
      'predicted-verdict',
      ({ decisive, prediction, seen }, cause) =>
        decisive !== cause && (prediction.verdict === 'throws' || seen['rejection-message'] !== 'own'),
    ),
    where(({ prediction }) => prediction.verdict !== 'throws', later),
  ],
  supported: ownMessage,
  likely: spoken,
  certain: borneOut('own'),
} satisfies Partial<Cause>

/** The browser sends nothing to such a target. */
const refused = {
  contradicted: [
    responseArrived,
    when('predicted-verdict', ({ decisive, prediction }, cause) => decisive !== cause && prediction.certainty === 'certain'),
    where(({ decisive }, cause) => decisive !== cause, ownMessage),
  ],
  likely: spoken,
  certain: borneOut('opaque'),
} satisfies Partial<Cause>

/** The call was refused before a server could have redirected it. */
const nothingSent = when(
  'predicted-verdict',
  ({ prediction: { verdict, certainty } }) => certainty === 'certain' && (verdict === 'throws' || verdict === 'blocked'),
)

/** Chromium sends a stream over HTTP/2 or newer alone, which it does not speak without TLS; across origins its preflight goes out all the same. */
const isStreamWithoutHttp2 = ({ seen, rules, target }: Facts) =>
  seen.engine === 'chromium' && rules.includes('stream-body') && target?.protocol === 'http:'

/** Schemes that no page can fetch; others can be registered by an embedder (Electron, Capacitor, extensions). */
const closedSchemes = /^(file|ftp|blob|about|javascript|mailto|tel|wss?):/

/** Causes in the call itself. */
export const requestCauses: CauseTable<(typeof causesByStage)['request'][number]> = {
  'invalid-url': {
    ...thrown,
    fixes: ({ prediction }) =>
      prediction.reasons[0]?.params['why'] === 'credentials' ? ['client remove-url-credentials'] : ['client correct-url'],
  },
  'invalid-method': { ...thrown, fixes: ['client correct-method'] },
  'invalid-header': { ...thrown, fixes: ['client correct-header'] },
  'invalid-body': { ...thrown, fixes: ['client correct-body'] },
  'invalid-mode-method': { ...thrown, fixes: ['client use-cors-mode', 'client use-safelisted-method'] },
  'invalid-cache-mode': { ...thrown, fixes: ['client correct-option'] },
  'invalid-option': { ...thrown, fixes: ['client correct-option'] },
  // Not foreseen where the URL is of the own origin and redirects to another.
  'disallowed-by-mode': {
    ...refused,
    contradicted: [responseArrived, modeIsNot('same-origin'), where(({ decisive }, cause) => decisive !== cause, ownMessage)],
    hinted: redirects,
    supported: either(is('probe-no-cors', 'answered'), redirects),
    fixes: ['client use-cors-mode'],
  },
  // A redirect can lead to such a port, too.
  'unsafe-port': {
    ...refused,
    contradicted: [
      responseArrived,
      answeredAlike,
      where(({ decisive }) => decisive !== 'unsafe-port', either(...onTheWay, unredirected, nothingSent)),
    ],
    implausible: where(({ decisive }) => decisive !== 'unsafe-port', either(noRedirectOfGet, followed)),
    supported: where(({ seen }) => seen['probe-no-cors'] === 'failed', redirects),
    fixes: ['server use-other-port'],
  },
  'cors-disabled-scheme': {
    ...refused,
    contradicted: [...refused.contradicted, answered],
    certain: where(({ request }) => closedSchemes.test(request.url), refused.certain),
    fixes: ['client use-http-scheme'],
  },
  // All keepalive requests in flight share the limit, so that a small body can exceed it too. A service worker can answer without the network.
  'keepalive-limit': {
    ...refused,
    contradicted: [
      responseArrived,
      when(
        'request-shape',
        ({ decisive, request }, cause) =>
          decisive !== cause && ((request.keepalive !== true && request.api !== 'beacon') || !request.hasBody),
      ),
      // Firefox refuses it at once, the others a moment later (seen with 153, 156 and 2.50).
      where(({ seen: { engine } }) => engine === 'gecko', later),
    ],
    certain: where(({ seen }) => seen['service-worker-controlled'] !== true, refused.certain),
    fixes: ['client shrink-keepalive-body'],
  },
  'no-cors-redirect-mode-not-follow': { ...refused, fixes: ['client follow-redirects'] },
  'unreadable-url': { ...refused, fixes: ['client correct-url'] },
  // What was measured of an engine is not the standard, and a later version may differ.
  'refused-by-engine': {
    contradicted: [where((facts) => !isStreamWithoutHttp2(facts), either(...refused.contradicted)), responseArrived],
    likely: either(spoken, when('request-shape', isStreamWithoutHttp2)),
    fixes: ['client avoid-engine-quirk'],
  },
  'cache-miss': {
    contradicted: [responseArrived, ownMessage, when('predicted-verdict', ({ rules }) => !rules.includes('only-if-cached'))],
    likely: () => ['predicted-verdict'],
    fixes: ['client correct-option'],
  },
}
