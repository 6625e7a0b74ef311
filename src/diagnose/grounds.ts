import type { CauseId } from '../model/cause.ts'
import type { EvidenceId, Observations } from '../model/evidence.ts'
import type { Ground } from './cause.ts'
import type { Facts } from './facts.ts'

/** One of these values was observed. */
export function is<Id extends EvidenceId>(id: Id, ...values: Observations[Id][]): Ground {
  return ({ seen }) => ((values as unknown[]).includes(seen[id]) ? [id] : [])
}

/** The condition holds, and it is this evidence that shows it. */
export function when(id: EvidenceId, holds: (facts: Facts, cause: CauseId) => boolean): Ground {
  return (facts, cause) => (holds(facts, cause) ? [id] : [])
}

/** The ground, but only where the condition holds. */
export function where(holds: (facts: Facts, cause: CauseId) => boolean, ground: Ground): Ground {
  return (facts, cause) => (holds(facts, cause) ? ground(facts, cause) : [])
}

/** Any of these. */
export const either =
  (...grounds: Ground[]): Ground =>
  (facts, cause) =>
    grounds.flatMap((ground) => ground(facts, cause))

export const responseArrived = is('response-arrived', true)

/** Outside a browser (`standard`) the timing of `fetch` tells nothing. */
const timed = ({ seen }: Facts) => seen.engine !== 'standard'

/** The rejection came too early for any network. */
export const atOnce = where(timed, is('settled-in-microtask', true))

/** The rejection came too late for an argument error. */
export const later = where(timed, is('settled-in-microtask', false))

/**
 * The call rejected with a message of its own, before a response: an argument error or an abort. One that comes later is a general one
 * that was not recognised: those of Safari can be translated.
 */
export const ownMessage = where(
  (facts) => facts.seen['response-arrived'] !== true && later(facts, 'unknown').length === 0,
  is('rejection-message', 'own'),
)

/** A network error is a TypeError, whatever its message: https://fetch.spec.whatwg.org/#fetch-method */
const otherError = where(
  (facts) => timed(facts) && facts.seen['response-arrived'] === false && facts.seen['rejection-message'] === 'own',
  when('rejection-name', ({ seen: { 'rejection-name': name = 'TypeError' } }) => name !== 'TypeError'),
)

/** No network is asked for `data:` and `blob:` URLs. */
export const localScheme = when('predicted-verdict', ({ rules }) => rules.includes('local-scheme'))

/** What speaks against everything that needs the network to have been asked and no response to have come. */
export const onTheWay = [
  responseArrived,
  atOnce,
  ownMessage,
  otherError,
  localScheme,
  when('predicted-verdict', ({ rules }) => rules.includes('only-if-cached')),
]

/** The mode is another than this one. */
export const modeIsNot = (mode: string) => when('request-shape', ({ request }) => request.mode !== mode)

/** No credentials of another origin are sent, so that nothing about them can be refused. */
export const withoutCredentials = when('request-shape', ({ request }) => request.credentialsMode !== 'include')

/** The same request passed elsewhere, as far as this step. */
export const passedElsewhere = (preflight: boolean): Ground =>
  where(
    ({ seen: { 'exchange-exact': exact, 'exchange-error': error, 'exchange-step': step } }) =>
      exact === true && error === 'none' && step !== undefined && (step === 'preflight') === preflight,
    () => ['exchange-error', 'exchange-step', 'exchange-exact'],
  )

/** What speaks against every rule of the CORS protocol. */
export const cors = [...onTheWay, modeIsNot('cors'), passedElsewhere(false)]

/** Firefox alone tells whether the request itself went out, preflights aside (checked against the log of a server with 153). */
export const notSent = is('timing-entry', 'not-sent')
export const sent = is('timing-entry', 'sent')

/** Firefox alone tells that it followed no further than a redirect, which it refused by itself. */
export const stoppedAtRedirect = when(
  'timing-status',
  ({ seen: { 'timing-status': status = 0 } }) => status > 300 && status < 400,
)

/** A cors GET without credentials was answered: the server grants this origin. */
export const granted = either(is('probe-cors', 'answered'), is('probe-headers', 'answered'))

/** A probe that follows redirects was answered. */
export const arrived = either(
  is('probe-no-cors', 'answered'),
  granted,
  is('probe-redirect', 'answered'),
  is('probe-credentials', 'answered'),
  is('coep-report', true),
)

/** The URL is answered by a redirect that the page may follow. */
export const redirects = either(is('probe-redirect', 'redirected'), stoppedAtRedirect, is('exchange-step', 'redirect'))

/** A probe of the URL was answered. */
export const answered = either(arrived, is('probe-redirect', 'redirected'))

/** Nothing shows that a redirect leads elsewhere, and what was answered stands. */
export const arrivedHere = where((facts) => redirects(facts, 'unknown').length === 0, arrived)

/** A probe could read its answer, and the call was the same request; no page can tell such a call from its probe. */
export const grantedAlike = either(
  where(({ plain }) => plain, granted),
  where(
    ({ request, prediction }) => request.method === 'GET' && prediction.verdict !== 'preflight',
    is('probe-credentials', 'answered'),
  ),
  where((facts) => facts.bare && headersComplete(facts), is('probe-headers', 'answered')),
)

/** The same, whether or not the answer could be read. */
export const answeredAlike = either(
  where(({ plain }) => plain, arrived),
  grantedAlike,
)

/** The same request is not answered by a redirect. */
export const notRedirected = where(({ plain }) => plain, is('probe-redirect', 'answered', 'failed'))

/** Whether the header probe held every header that asks for leave. */
export function headersComplete({ seen, prediction }: Facts): boolean {
  return seen['probe-header-names'] === prediction.preflight?.headers.join(' ')
}

/** A host that does not answer at its root is not one that redirects, as long as it was not seen to: some redirect their root, too. */
export const deadHost = where(
  (facts) => facts.seen['probe-no-cors'] === 'failed' && redirects(facts, 'unknown').length === 0,
  is('probe-origin-root', 'failed'),
)

/** No redirect led this call elsewhere. */
export const unredirected = either(deadHost, notSent, notRedirected)

/** The root of the same origin was answered: the host is there. */
export const rootAnswered = is('probe-origin-root', 'answered')

/** How long the page's own experience counts, in seconds. Servers change, so that it never rules anything out. */
const fresh = 60

type MemoryId = Extract<EvidenceId, `memory-${string}`>

/** What the page remembers happened a moment ago. A service worker could have made it up. */
export const lately = (id: MemoryId) =>
  where(
    ({ seen }) => seen['service-worker-controlled'] !== true && (seen[id] ?? Number.POSITIVE_INFINITY) <= fresh,
    () => [id],
  )

/** The origin answered this page a moment ago, and no probe has shown since that it does not any more. */
export const remembered = where(({ seen }) => seen['probe-origin-root'] !== 'failed', lately('memory-origin-answered'))

/** Answers of this origin could be read a moment ago, and this call is not one of those that worked. */
export const newOnOrigin = where(
  (facts) => lately('memory-same-call-answered')(facts, 'unknown').length === 0,
  lately('memory-origin-readable'),
)

/** Probes failed, and none was answered. */
export const unanswered = where(
  (facts) => arrived(facts, 'unknown').length === 0 && facts.seen['probe-no-cors'] === 'failed',
  either(is('probe-no-cors', 'failed'), is('probe-cors', 'failed'), is('probe-redirect', 'redirected')),
)

/**
 * A GET with the same headers was refused, though one without them was granted: the preflight fails before anything of this call goes out; unless
 * Firefox says that it did go out.
 */
export const headersRefused = where(
  ({ seen }) => seen['probe-cors'] === 'answered' && seen['timing-entry'] !== 'sent',
  is('probe-headers', 'failed'),
)

/** A preflight of this URL passed, with some of the headers at least: it is answered as it should be, but for what is asked of it. */
export const preflightAnswered = is('probe-headers', 'answered')

/** Some of the headers were granted and others refused: the preflight is answered as it should be, but for their names. */
export const headersTold = where(
  ({ seen }) => Boolean(seen['probe-headers-granted'] && seen['probe-headers-refused']),
  is('probe-headers', 'failed'),
)

/**
 * Firefox says that the request itself never left, though its host can be reached: its preflight was refused, or died. That is newer than what the
 * page remembers, and closer than what a GET was granted.
 */
export const neverLeft = where(
  (facts) =>
    facts.prediction.verdict === 'preflight' &&
    (arrived(facts, 'unknown').length > 0 ||
      (facts.seen['probe-no-cors-sent'] === true && facts.seen['probe-origin-root'] === 'answered')),
  notSent,
)

/** Firefox says that the request itself went out after its preflight: the host is there, and answers. */
export const leftAfterPreflight = where(({ prediction }) => prediction.verdict === 'preflight', sent)

/** The preflight of this URL passed for this page a moment ago, and nothing has shown since that it does not any more. */
export const passedLately = where(
  (facts) => notSent(facts, 'unknown').length === 0 && headersRefused(facts, 'unknown').length === 0,
  lately('memory-preflight-passed'),
)

/** A GET was granted without cookies, and refused with them. */
export const cookiesRefused = where(({ seen }) => seen['probe-cors'] === 'answered', is('probe-credentials', 'failed'))

/** What was answered is the end of all redirects: a GET without cookies is led the same way as its probe. */
export const followed = where(({ bare }) => bare, arrived)

/** The URL answers a GET, and what CORS refuses of that GET it refuses of this call as well. */
export const explainedByCors = where(
  ({ seen }) => [seen['probe-cors'], seen['probe-headers'], seen['probe-credentials']].includes('failed'),
  either(arrivedHere, followed),
)

/** A GET is not answered by a redirect, or the redirect can be followed; and the browser saw none of this call. */
export const noRedirectOfGet = where(
  (facts) => stoppedAtRedirect(facts, 'unknown').length === 0,
  either(is('probe-redirect', 'answered', 'failed'), granted),
)

/** Failed after so many round trips as this many requests take. */
export const roundTrips = (count: 1 | 2) =>
  when(
    'time-ratio',
    ({ seen: { 'time-ratio': ratio = 0 }, prediction }) => prediction.verdict === 'preflight' && Math.abs(ratio - count) < 0.3,
  )

/** The page made the call like this, which makes one cause more frequent than others. */
export const asked = (holds: (request: Facts['request']) => boolean) => when('request-shape', ({ request }) => holds(request))

/** Whether a host is this machine or stands in a private network, as far as its name tells. */
export function isLocal(url = ''): boolean {
  return /^\w+:\/\/(([^/:]+\.)?local(host)?|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|\[(::1|f[cde][\da-f:]+)])(:\d+)?(\/|$)/i.test(
    url,
  )
}
