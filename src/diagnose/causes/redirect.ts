import type { causesByStage } from '../../model/cause.ts'
import type { Cause, CauseTable } from '../cause.ts'
import {
  answeredAlike,
  either,
  granted,
  is,
  modeIsNot,
  notRedirected,
  notSent,
  onTheWay,
  redirects,
  stoppedAtRedirect,
  when,
  where,
} from '../grounds.ts'

/** A redirect that no mode can follow: an answer to the same request speaks against it. */
const unfollowed = {
  contradicted: [...onTheWay, answeredAlike, notRedirected, notSent],
  supported: where(({ seen }) => seen['probe-no-cors'] === 'failed' || seen['timing-status'] !== undefined, redirects),
} satisfies Partial<Cause>

/** Causes in a redirect: https://fetch.spec.whatwg.org/#http-redirect-fetch */
export const redirectCauses: CauseTable<(typeof causesByStage)['redirect'][number]> = {
  'redirect-mode-error': {
    contradicted: [
      ...onTheWay,
      when('request-shape', ({ request }) => request.redirect !== 'error'),
      is('probe-redirect', 'answered'),
      notSent,
    ],
    supported: either(answeredAlike, redirects),
    likely: where(({ request }) => request.redirect === 'error', either(is('probe-redirect', 'redirected'), stoppedAtRedirect)),
    fixes: ['client call-final-url', 'client follow-redirects'],
  },
  'too-many-redirects': { ...unfollowed, fixes: ['server stop-redirect-loop'] },
  // A page can follow it in the mode no-cors, says the standard; browsers differ.
  'redirect-contains-credentials': {
    ...unfollowed,
    contradicted: [...onTheWay, modeIsNot('cors'), where(({ plain }) => plain, granted), notRedirected, notSent],
    fixes: ['server correct-location'],
  },
  'invalid-redirect-location': { ...unfollowed, fixes: ['server correct-location'] },
  'unsupported-redirect-scheme': { ...unfollowed, fixes: ['server correct-location'] },
}
