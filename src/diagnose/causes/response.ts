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
  passedLately,
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
  supported: where((facts) => {
    const { seen, prediction, request } = facts
    if (seen['probe-cors'] !== 'answered') return true
    if (request.credentialsMode === 'include') return false
    const hasPassed =
      seen['timing-entry'] === 'sent' || seen['probe-headers'] === 'answered' || passedLately(facts, 'unknown').length > 0
    return prediction.verdict === 'simple' || hasPassed
  }, arrived),
} satisfies Partial<Cause>

/** What a server is told to send seldom changes within a minute. */
const unchanged = { ...unreadable, doubted: lately('memory-same-call-answered') } satisfies Partial<Cause>

/** Where nothing was answered at all, only a policy on what may be embedded could hide such a mistake. */
const rare = { ...unchanged, implausible: either(unreadable.implausible, unanswered) } satisfies Partial<Cause>

/** Causes in the CORS check of the answer: https://fetch.spec.whatwg.org/#cors-check */
export const responseCauses: CauseTable<(typeof causesByStage)['response'][number]> = {
  // It can pass: an error page of a moment, which came without the header. One of the headers can be what the server answers by such a page.
  'missing-allow-origin-header': {
    ...unreadable,
    implausible: cookiesRefused,
    doubted: headersRefused,
    passing: true,
    // An error that hides behind the missing header is what the reader wants to see.
    fixes: ({ seen: { 'exchange-status': status = 200 } }) =>
      status < 400
        ? ['server allow-origin', 'server cors-on-error-responses', 'proxy proxy-same-origin']
        : status < 500
          ? ['server cors-on-error-responses', 'server allow-origin', 'proxy proxy-same-origin']
          : ['server cors-on-error-responses', 'server check-server-log', 'server allow-origin', 'proxy proxy-same-origin'],
  },
  // So can this: the copy of another origin, which a cache gave because the answer does not vary by Origin.
  'allow-origin-mismatch': { ...unchanged, passing: true, fixes: ['server correct-allow-origin', 'proxy proxy-same-origin'] },
  'multiple-allow-origin-values': { ...rare, fixes: ['server send-one-allow-origin'] },
  'invalid-allow-origin-value': { ...rare, fixes: ['server correct-allow-origin'] },
}
