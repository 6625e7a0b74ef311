import type { causesByStage } from '../../model/cause.ts'
import type { Cause, CauseTable } from '../cause.ts'
import {
  answeredAlike,
  asked,
  deadHost,
  either,
  followed,
  granted,
  grantedAlike,
  is,
  modeIsNot,
  noRedirectOfGet,
  notSent,
  onTheWay,
  redirects,
  sent,
  stoppedAtRedirect,
  unredirected,
  when,
  where,
} from '../grounds.ts'

/** A redirect that no mode can follow: an answer to the same request speaks against it. */
const unfollowed = {
  contradicted: [...onTheWay, answeredAlike, unredirected],
  implausible: either(noRedirectOfGet, followed),
  // Firefox tells the status of a redirect that it refused.
  doubted: where(({ seen }) => seen['timing-status'] === undefined, sent),
  // On https a redirect to http is as probable.
  hinted: where(({ request }) => request.mode === 'cors' && request.origin?.startsWith('https:') !== true, redirects),
  supported: where(({ seen }) => seen['probe-no-cors'] === 'failed' || seen['timing-status'] !== undefined, redirects),
} satisfies Partial<Cause>

/** A GET is answered without a redirect. A Location that is none shows as a failure. */
const unseenRedirect = either(
  is('probe-redirect', 'answered'),
  granted,
  where(({ seen }) => seen['probe-no-cors'] === 'answered', is('probe-redirect', 'failed')),
)

/** Causes in a redirect: https://fetch.spec.whatwg.org/#http-redirect-fetch */
export const redirectCauses: CauseTable<(typeof causesByStage)['redirect'][number]> = {
  'redirect-mode-error': {
    contradicted: [
      ...onTheWay,
      when('request-shape', ({ request }) => request.redirect !== 'error'),
      is('probe-redirect', 'answered'),
      notSent,
    ],
    hinted: asked(({ redirect }) => redirect === 'error'),
    supported: either(answeredAlike, redirects),
    likely: where(({ request }) => request.redirect === 'error', either(is('probe-redirect', 'redirected'), stoppedAtRedirect)),
    fixes: ['client call-final-url', 'client follow-redirects'],
  },
  'too-many-redirects': { ...unfollowed, fixes: ['server stop-redirect-loop'] },
  // A page can follow it in the mode no-cors, says the standard; browsers differ.
  'redirect-contains-credentials': {
    ...unfollowed,
    contradicted: [...onTheWay, modeIsNot('cors'), grantedAlike, unredirected],
    implausible: noRedirectOfGet,
    fixes: ['server correct-location'],
  },
  // Where it leads is asked even of a redirect that is not to be followed.
  'invalid-redirect-location': {
    ...unfollowed,
    contradicted: [...onTheWay, answeredAlike, notSent, deadHost],
    implausible: either(unseenRedirect, followed),
    fixes: ['server correct-location'],
  },
  'unsupported-redirect-scheme': {
    ...unfollowed,
    // WebKit asks for the scheme even where it is not to follow (seen with 2.50 and ftp).
    contradicted: [...onTheWay, answeredAlike, where(({ seen }) => seen.engine !== 'webkit', unredirected), notSent, deadHost],
    implausible: where(({ seen }) => seen.engine !== 'webkit', either(noRedirectOfGet, followed)),
    fixes: ['server correct-location'],
  },
}
