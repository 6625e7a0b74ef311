import type { causesByStage } from '../../model/cause.ts'
import type { Cause, CauseTable } from '../cause.ts'
import { asked, either, granted, is, notSent, onTheWay, responseArrived, stoppedAtRedirect, when, where } from '../grounds.ts'

const whileRead = {
  contradicted: [
    is('response-arrived', false),
    // What is observed of a rejection is of `fetch` itself, unless it is said that a response had arrived.
    where(({ seen }) => seen['response-arrived'] === undefined, is('rejection-message', 'opaque', 'own')),
  ],
  supported: responseArrived,
} satisfies Partial<Cause>

/** Causes in the body of a response whose headers had come. */
export const bodyCauses: CauseTable<(typeof causesByStage)['body'][number]> = {
  'body-network-error': { ...whileRead, fixes: ['server check-server-log'] },
  'content-decoding-failed': { ...whileRead, fixes: ['server correct-content-encoding'] },
  // The whole body is read before `fetch` resolves where integrity metadata was given.
  'integrity-mismatch': {
    contradicted: [...onTheWay, when('request-shape', ({ request }) => request.integrity !== true), notSent, stoppedAtRedirect],
    hinted: asked(({ integrity }) => integrity === true),
    supported: granted,
    likely: either(is('timing-status', 200), is('timing-entry', 'present')),
    fixes: ['client correct-integrity'],
  },
}
