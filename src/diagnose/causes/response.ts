import type { causesByStage } from '../../model/cause.ts'
import type { Cause, CauseTable } from '../cause.ts'
import {
  answeredAlike,
  arrived,
  cookiesRefused,
  cors,
  either,
  granted,
  headersRefused,
  is,
  lately,
  newOnOrigin,
  notSent,
  roundTrips,
  sent,
  stoppedAtRedirect,
  unanswered,
  where,
} from '../grounds.ts'

const unreadable = {
  contradicted: [
    ...cors,
    where(({ plain }) => plain, granted),
    where((facts) => !facts.plain, answeredAlike),
    // No preflight had passed, or there was none and the network did it.
    notSent,
    stoppedAtRedirect,
  ],
  implausible: either(headersRefused, cookiesRefused),
  hinted: either(
    sent,
    where(({ seen }) => seen['probe-cors'] === 'failed', is('probe-redirect', 'redirected')),
    where(({ prediction }) => prediction.verdict !== 'preflight', newOnOrigin),
    roundTrips(2),
  ),
  // The server is there and what it answers cannot be read; or it can be read for GET, and no preflight is in the way of this method.
  supported: where(
    ({ seen, prediction, request }) =>
      (seen['timing-entry'] === 'sent' && request.credentialsMode !== 'include') ||
      seen['probe-cors'] !== 'answered' ||
      (prediction.verdict === 'simple' && request.credentialsMode !== 'include') ||
      (seen['probe-headers'] === 'answered' && request.credentialsMode !== 'include'),
    arrived,
  ),
} satisfies Partial<Cause>

/** What a server is told to send seldom changes within a minute. */
const unchanged = { ...unreadable, doubted: lately('memory-same-call-answered') } satisfies Partial<Cause>

/** Where nothing was answered at all, only a policy on what may be embedded could hide such a mistake. */
const rare = { ...unchanged, implausible: either(unreadable.implausible, unanswered) } satisfies Partial<Cause>

/** Causes in the CORS check of the answer: https://fetch.spec.whatwg.org/#cors-check */
export const responseCauses: CauseTable<(typeof causesByStage)['response'][number]> = {
  // It can pass: an error page of a moment, which came without the header.
  'missing-allow-origin-header': {
    ...unreadable,
    passing: true,
    // An error that hides behind the missing header is what the reader wants to see.
    fixes: ({ seen: { 'exchange-status': status = 200 } }) =>
      status < 400
        ? ['server allow-origin', 'server cors-on-error-responses', 'proxy proxy-same-origin']
        : status < 500
          ? ['server cors-on-error-responses', 'server allow-origin', 'proxy proxy-same-origin']
          : ['server cors-on-error-responses', 'server check-server-log', 'server allow-origin', 'proxy proxy-same-origin'],
  },
  'allow-origin-mismatch': { ...unchanged, fixes: ['server correct-allow-origin', 'proxy proxy-same-origin'] },
  'multiple-allow-origin-values': { ...rare, fixes: ['server send-one-allow-origin'] },
  'invalid-allow-origin-value': { ...rare, fixes: ['server correct-allow-origin'] },
}
