import type { causesByStage } from '../../model/cause.ts'
import { isCorsSafelistedMethod } from '../../spec/fetch/is-cors-safelisted-method.ts'
import type { Cause, CauseTable } from '../cause.ts'
import type { Facts } from '../facts.ts'
import {
  answered,
  answeredAlike,
  cookiesRefused,
  cors,
  either,
  granted,
  headersComplete,
  headersTold,
  is,
  lately,
  newOnOrigin,
  notSent,
  passedElsewhere,
  redirects,
  roundTrips,
  sent,
  stoppedAtRedirect,
  unanswered,
  when,
  where,
  withoutCredentials,
} from '../grounds.ts'

const foreseen = ({ prediction }: Facts) => prediction.verdict === 'preflight'

const contradicted = [
  ...cors,
  passedElsewhere(true),
  // The request itself went out, so that its preflight had passed; only the target of a redirect can ask for another.
  where((facts) => foreseen(facts) && /answered|failed/.test(facts.seen['probe-redirect'] ?? ''), sent),
  stoppedAtRedirect,
  answeredAlike,
  when(
    'predicted-verdict',
    ({ prediction: { verdict, certainty } }) => certainty === 'certain' && (verdict === 'simple' || verdict === 'opaque'),
  ),
  // A redirect to another origin can make a preflight necessary.
  when(
    'request-shape',
    ({ prediction, request }) =>
      prediction.verdict === 'same-origin' && isCorsSafelistedMethod(request.method) && request.headerNames.length === 0,
  ),
]

/** A call whose headers a GET was granted differs by its method, or its cookies. */
const headersGranted = where(headersComplete, is('probe-headers', 'answered'))

/** A preflight passed: that of this call, or one like it a moment ago. */
const passed = either(
  where((facts) => foreseen(facts) && facts.seen['probe-redirect'] !== 'redirected', sent),
  lately('memory-preflight-passed'),
)

/** The server is there, and the preflight is the first at which it can refuse. */
const refusing = {
  contradicted,
  implausible: either(headersGranted, headersTold, cookiesRefused),
  doubted: passed,
  supported: where(foreseen, answered),
  hinted: where(foreseen, either(newOnOrigin, notSent, roundTrips(1))),
} satisfies Partial<Cause>

/** Where nothing was answered at all, only a policy on what may be embedded could hide such a mistake. */
const rare = { ...refusing, implausible: either(refusing.implausible, unanswered) } satisfies Partial<Cause>

/** The server grants this origin on GET, so that it knows CORS and refuses something about this request. */
const choosing = {
  ...refusing,
  // A server that does not grant a plain GET has not come to that.
  implausible: either(is('probe-cors', 'failed'), unanswered, cookiesRefused),
  doubted: passed,
  supported: where(foreseen, granted),
} satisfies Partial<Cause>

const credentialed = {
  ...choosing,
  contradicted: [...contradicted, withoutCredentials],
  implausible: either(is('probe-cors', 'failed'), unanswered),
} satisfies Partial<Cause>

/** Causes in the CORS-preflight fetch: https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 */
export const preflightCauses: CauseTable<(typeof causesByStage)['preflight'][number]> = {
  'preflight-wildcard-origin-not-allowed': {
    ...credentialed,
    fixes: ['server name-origin-for-credentials', 'client omit-credentials'],
  },
  'preflight-invalid-allow-credentials': { ...credentialed, fixes: ['server allow-credentials', 'client omit-credentials'] },
  'header-disallowed-by-preflight-response': {
    ...choosing,
    contradicted: [
      ...contradicted,
      when('predicted-verdict', ({ prediction }) => prediction.preflight?.headers.length === 0),
      // With credentials `*` is no wildcard any more.
      where(({ request }) => request.credentialsMode !== 'include', headersGranted),
    ],
    // Those names that were refused while others were granted.
    likely: headersTold,
    fixes: ['server allow-header', 'client drop-header', 'proxy proxy-same-origin'],
  },
  'method-disallowed-by-preflight-response': {
    ...choosing,
    contradicted: [...contradicted, when('request-shape', ({ request }) => isCorsSafelistedMethod(request.method))],
    supported: where(({ seen }) => seen['probe-headers'] !== 'failed', choosing.supported),
    fixes: ({ rules }) =>
      rules.includes('method-not-normalized')
        ? ['client write-method-upper-case', 'server allow-method']
        : ['server allow-method', 'client use-safelisted-method', 'proxy proxy-same-origin'],
  },
  'preflight-missing-allow-origin-header': {
    ...refusing,
    // An error page answers OPTIONS where nothing else does.
    fixes: ({ seen: { 'exchange-status': status = 200 } }) =>
      status < 400
        ? ['server allow-origin', 'server answer-options', 'proxy proxy-same-origin']
        : ['server answer-options', 'server allow-origin', 'proxy proxy-same-origin'],
  },
  'preflight-invalid-status': { ...rare, fixes: ['server answer-options', 'proxy proxy-same-origin'] },
  'preflight-allow-origin-mismatch': { ...refusing, fixes: ['server correct-allow-origin', 'proxy proxy-same-origin'] },
  'preflight-disallowed-redirect': {
    ...rare,
    // A GET that follows the redirect is answered, so that it is the preflight which may not follow.
    hinted: where((facts) => foreseen(facts) && facts.seen['probe-cors'] !== 'failed', redirects),
    fixes: ['client call-final-url', 'server do-not-redirect-options'],
  },
  'preflight-multiple-allow-origin-values': { ...rare, fixes: ['server send-one-allow-origin'] },
  'preflight-invalid-allow-origin-value': { ...rare, fixes: ['server correct-allow-origin'] },
  'invalid-response': { ...rare, fixes: ['server check-server-log', 'server answer-options'] },
  'invalid-allow-methods-preflight-response': {
    ...refusing,
    implausible: either(refusing.implausible, choosing.implausible),
    fixes: ['server correct-allow-methods'],
  },
  'invalid-allow-headers-preflight-response': {
    ...refusing,
    implausible: either(refusing.implausible, choosing.implausible),
    fixes: ['server correct-allow-headers'],
  },
}
