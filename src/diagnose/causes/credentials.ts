import type { causesByStage } from '../../model/cause.ts'
import type { Cause, CauseTable } from '../cause.ts'
import {
  answered,
  answeredAlike,
  cors,
  either,
  headersRefused,
  is,
  lately,
  notSent,
  roundTrips,
  sent,
  stoppedAtRedirect,
  unanswered,
  where,
  withoutCredentials,
} from '../grounds.ts'

const refused = {
  contradicted: [...cors, withoutCredentials, answeredAlike, notSent, stoppedAtRedirect],
  implausible: either(is('probe-credentials', 'answered'), headersRefused, unanswered),
  // Without credentials the same header would have been enough; but a server can answer otherwise where nobody is logged in, or redirect.
  doubted: either(
    where(({ seen }) => seen['probe-credentials'] !== 'failed', lately('memory-same-call-answered')),
    is('probe-cors', 'failed'),
  ),
  hinted: either(sent, is('probe-credentials', 'failed'), roundTrips(2)),
  supported: where(
    ({ prediction, seen }) =>
      prediction.verdict !== 'preflight' || seen['probe-credentials'] === 'failed' || seen['timing-entry'] === 'sent',
    answered,
  ),
} satisfies Partial<Cause>

/** Causes in what is asked of answers to requests with credentials: https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
export const credentialsCauses: CauseTable<(typeof causesByStage)['credentials'][number]> = {
  'wildcard-origin-not-allowed': { ...refused, fixes: ['server name-origin-for-credentials', 'client omit-credentials'] },
  'invalid-allow-credentials': { ...refused, fixes: ['server allow-credentials', 'client omit-credentials'] },
}
