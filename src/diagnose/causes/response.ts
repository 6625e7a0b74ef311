import type { causesByStage } from '../../model/cause.ts'
import type { Cause, CauseTable } from '../cause.ts'
import { answered, cors, granted, where } from '../grounds.ts'

const unreadable = {
  contradicted: [...cors, where(({ plain }) => plain, granted)],
  // The server is there and what it answers cannot be read; or it can be read for GET, and no preflight is in the way of this method.
  supported: where(
    ({ seen, prediction, request }) =>
      seen['probe-cors'] !== 'answered' || (prediction.verdict === 'simple' && request.credentialsMode !== 'include'),
    answered,
  ),
} satisfies Partial<Cause>

/** Causes in the CORS check of the answer: https://fetch.spec.whatwg.org/#cors-check */
export const responseCauses: CauseTable<(typeof causesByStage)['response'][number]> = {
  // It can pass: an error page of a moment, which came without the header.
  'missing-allow-origin-header': {
    ...unreadable,
    passing: true,
    fixes: ['server allow-origin', 'server cors-on-error-responses', 'proxy proxy-same-origin'],
  },
  'allow-origin-mismatch': { ...unreadable, fixes: ['server correct-allow-origin', 'proxy proxy-same-origin'] },
  'multiple-allow-origin-values': { ...unreadable, fixes: ['server send-one-allow-origin'] },
  'invalid-allow-origin-value': { ...unreadable, fixes: ['server correct-allow-origin'] },
}
