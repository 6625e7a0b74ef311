import type { causesByStage } from '../../model/cause.ts'
import { isCorsSafelistedMethod } from '../../spec/fetch/is-cors-safelisted-method.ts'
import type { Cause, CauseTable, Ground } from '../cause.ts'
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
  neverLeft,
  newOnOrigin,
  notSent,
  passedElsewhere,
  passedLately,
  preflightAnswered,
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
const headersGranted = where(headersComplete, preflightAnswered)
const isGet = ({ request: { method } }: Facts) => method === 'GET' || method === 'HEAD'

/** A preflight passed: that of this call, or one like it a moment ago. */
const passed = either(
  where((facts) => foreseen(facts) && facts.seen['probe-redirect'] !== 'redirected', sent),
  passedLately,
)
const unlessNeverLeft = (ground: Ground) => where((facts) => neverLeft(facts, 'unknown').length === 0, ground)

/** The server is there, and the preflight is the first at which it can refuse. */
const refusing = {
  contradicted,
  implausible: either(preflightAnswered, headersTold, cookiesRefused),
  doubted: passed,
  supported: where(foreseen, either(answered, neverLeft)),
  hinted: where(foreseen, either(newOnOrigin, notSent, roundTrips(1))),
} satisfies Partial<Cause>

/** Where nothing was answered at all, only a policy on what may be embedded could hide such a mistake. */
const rare = { ...refusing, implausible: either(refusing.implausible, unanswered) } satisfies Partial<Cause>

/**
 * Servers that leave every CORS header out of the preflight where they refuse one method or one header name: Spring (403), hapi, rs/cors for Go.
 * The browser then misses the first of them.
 */
const strict = {
  ...refusing,
  implausible: either(where(isGet, headersGranted), cookiesRefused),
  doubted: either(passed, unlessNeverLeft(preflightAnswered), headersTold),
} satisfies Partial<Cause>

/** A plain GET is not granted: the server has not come to CORS at all, or it has no such route, or wants a login first. */
const getRefused = is('probe-cors', 'failed')

/** The server grants this origin on GET, so that it knows CORS and refuses something about this request. */
const choosing = {
  ...refusing,
  implausible: either(unanswered, cookiesRefused),
  doubted: either(passed, getRefused),
  supported: where(foreseen, granted),
} satisfies Partial<Cause>

const credentialed = {
  ...choosing,
  contradicted: [...contradicted, withoutCredentials],
  implausible: unanswered,
} satisfies Partial<Cause>

/** Lists that no browser can read are the same whatever is asked; where a GET is not granted, they are the second mistake. */
const unreadable = { ...rare, doubted: either(passed, getRefused) } satisfies Partial<Cause>

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
    ...strict,
    passing: true,
    // An error page answers OPTIONS where nothing else does.
    fixes: ({ seen: { 'exchange-status': status = 200 } }) =>
      status < 400
        ? ['server allow-origin', 'server answer-options', 'proxy proxy-same-origin']
        : ['server answer-options', 'server allow-origin', 'proxy proxy-same-origin'],
  },
  // Gateways refuse a method, or a header, by the status.
  'preflight-invalid-status': {
    ...strict,
    implausible: either(where(isGet, preflightAnswered), cookiesRefused, unanswered),
    passing: true,
    fixes: ['server answer-options', 'proxy proxy-same-origin'],
  },
  'preflight-allow-origin-mismatch': { ...refusing, fixes: ['server correct-allow-origin', 'proxy proxy-same-origin'] },
  'preflight-disallowed-redirect': {
    ...rare,
    implausible: either(
      refusing.implausible,
      where(({ seen }) => seen['probe-redirect'] === 'failed', unanswered),
    ),
    // A GET that follows the redirect is answered, so that it is the preflight which may not follow.
    hinted: where((facts) => foreseen(facts) && facts.seen['probe-cors'] === 'answered', redirects),
    fixes: ['client call-final-url', 'server do-not-redirect-options'],
  },
  'preflight-multiple-allow-origin-values': { ...rare, fixes: ['server send-one-allow-origin'] },
  'preflight-invalid-allow-origin-value': { ...rare, fixes: ['server correct-allow-origin'] },
  // Or they close the connection.
  'invalid-response': {
    ...strict,
    implausible: either(preflightAnswered, cookiesRefused, unlessNeverLeft(unanswered)),
    passing: true,
    fixes: ['server check-server-log', 'server answer-options'],
  },
  'invalid-allow-methods-preflight-response': { ...unreadable, fixes: ['server correct-allow-methods'] },
  'invalid-allow-headers-preflight-response': { ...unreadable, fixes: ['server correct-allow-headers'] },
}
