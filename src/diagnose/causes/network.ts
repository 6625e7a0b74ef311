import type { causesByStage } from '../../model/cause.ts'
import type { Cause, CauseTable, Ground } from '../cause.ts'
import type { Facts } from '../facts.ts'
import {
  answeredAlike,
  arrivedHere,
  either,
  explainedByCors,
  followed,
  is,
  isLocal,
  leftAfterPreflight,
  localScheme,
  modeIsNot,
  notSent,
  onTheWay,
  ownMessage,
  redirects,
  remembered,
  responseArrived,
  rootAnswered,
  sent,
  stoppedAtRedirect,
  unanswered,
  unredirected,
  when,
  where,
} from '../grounds.ts'

/** The host is there, and a GET is not redirected to another: proof for a call that is such a GET. */
const hereByGet = (ground: Ground) => where(({ seen }) => seen['probe-redirect'] === 'failed', ground)
const here = (ground: Ground) => where(({ plain }) => plain, hereByGet(ground))
const unlessRedirected = (ground: Ground) => where(({ seen }) => seen['probe-redirect'] !== 'redirected', ground)
const reached = either(sent, is('probe-no-cors-sent', true))

/**
 * A failure of the host or of the way to it: any answer to a probe speaks against it, but for redirects, which can lead to another host.
 */
const ofHost = {
  contradicted: [...onTheWay, arrivedHere, answeredAlike, stoppedAtRedirect, here(either(rootAnswered, sent))],
  doubted: unlessRedirected(either(rootAnswered, remembered, reached)),
  implausible: either(explainedByCors, hereByGet(either(rootAnswered, sent))),
  supported: unanswered,
} satisfies Partial<Cause>

/** A failure that one request can meet while others are answered: only an answer to the same request speaks against it. */
const ofRequest = {
  contradicted: [...onTheWay, answeredAlike, stoppedAtRedirect],
  implausible: explainedByCors,
  supported: unanswered,
} satisfies Partial<Cause>

/** The server had taken the request, which Firefox says it was never sent. */
const neverSent = where(({ prediction }) => prediction.verdict !== 'preflight', notSent)

/** Only https, or a redirect to it, has a certificate to fail by. Firefox can say `sent` where TLS met a server that speaks none. */
const withTls = {
  contradicted: [...onTheWay, arrivedHere, answeredAlike, stoppedAtRedirect, here(rootAnswered)],
  doubted: unlessRedirected(either(rootAnswered, remembered, leftAfterPreflight)),
  implausible: either(explainedByCors, hereByGet(rootAnswered)),
  supported: where((facts) => facts.target?.protocol === 'https:' || redirects(facts, 'unknown').length > 0, unanswered),
} satisfies Partial<Cause>

/** This machine needs neither a name server nor a network; only a redirect can lead to a name. */
const isNameless = ({ target }: Facts) => /^\[|^[\d.]+$|(^|\.)localhost$/.test(target?.hostname ?? '')
const noNetwork = when('request-shape', ({ target }) => /^\[::1]$|^127\.|(^|\.)localhost$/.test(target?.hostname ?? ''))
/** A page from elsewhere reached its own server. */
const online = where(({ request }) => !isLocal(request.origin), is('probe-own-origin', 'answered'))

/** Causes on the way: of the host, or of this one request. */
export const networkCauses: CauseTable<(typeof causesByStage)['network'][number]> = {
  'connection-refused': { ...ofHost, passing: true, fixes: ['server start-server'] },
  'name-not-resolved': {
    ...ofHost,
    contradicted: [...ofHost.contradicted, where(isNameless, unredirected)],
    doubted: either(ofHost.doubted, when('request-shape', isNameless)),
    passing: true,
    fixes: ['client check-host-name'],
  },
  offline: {
    ...ofHost,
    // The offline mode of Chromium's DevTools keeps even this machine from the page (seen with 156).
    contradicted: [
      ...ofHost.contradicted,
      where(({ seen }) => seen.engine !== 'chromium' || seen['navigator-online'] !== false, noNetwork),
      rootAnswered,
      online,
    ],
    passing: true,
    likely: either(
      is('navigator-online', false),
      where(
        ({ request, seen }) => seen['probe-no-cors'] === 'failed' && !isLocal(request.origin),
        is('probe-own-origin', 'failed'),
      ),
    ),
    fixes: ['client go-online'],
  },
  // Content filters of WebKit reject in a microtask; extensions in Chromium and Firefox do not (measured 2026-11-22).
  'blocked-by-client': {
    contradicted: [
      responseArrived,
      ownMessage,
      localScheme,
      arrivedHere,
      answeredAlike,
      when('settled-in-microtask', ({ seen: { engine, 'settled-in-microtask': early } }) =>
        engine === 'webkit' ? early === false : early === true && (engine === 'chromium' || engine === 'gecko'),
      ),
    ],
    doubted: unlessRedirected(reached),
    implausible: followed,
    supported: unanswered,
    likely: where(
      ({ seen, prediction: { verdict } }) => seen.engine === 'webkit' && verdict !== 'blocked' && verdict !== 'throws',
      is('settled-in-microtask', true),
    ),
    fixes: ['client check-content-blocker'],
  },
  'cert-invalid': { ...withTls, fixes: ['server check-certificate'] },
  'connection-reset': { ...ofRequest, passing: true, fixes: ['server check-server-log'] },
  'connection-closed': { ...ofRequest, passing: true, fixes: ['server check-server-log'] },
  'empty-response': {
    ...ofRequest,
    contradicted: [...ofRequest.contradicted, neverSent],
    passing: true,
    fixes: ['server check-server-log'],
  },
  'ssl-protocol-error': { ...withTls, fixes: ['client match-scheme'] },
  'invalid-http-response': { ...ofRequest, contradicted: [...ofRequest.contradicted, neverSent], fixes: ['server speak-http'] },
  // Only answers to no-cors requests are held to a Cross-Origin-Resource-Policy.
  'corp-blocked': {
    contradicted: [...onTheWay, modeIsNot('no-cors'), is('probe-no-cors', 'answered'), notSent],
    supported: is('probe-no-cors', 'failed'),
    fixes: ['server send-corp-header'],
  },
}
