import type { causesByStage } from '../../model/cause.ts'
import type { Cause, CauseTable } from '../cause.ts'
import {
  answeredAlike,
  asked,
  either,
  explainedByCors,
  granted,
  is,
  notSent,
  onTheWay,
  responseArrived,
  stoppedAtRedirect,
  when,
  where,
} from '../grounds.ts'

const notRead = [
  is('response-arrived', false),
  // What is observed of a rejection is of `fetch` itself, unless it is said that a response had arrived; an XMLHttpRequest has one error for both.
  where(
    ({ seen, request }) => seen['response-arrived'] === undefined && request.api !== 'xhr',
    is('rejection-message', 'opaque', 'own'),
  ),
]

const whileRead = {
  contradicted: [where(({ seen }) => seen['response-arrived'] !== true, either(...onTheWay, notSent, stoppedAtRedirect))],
  implausible: explainedByCors,
  supported: responseArrived,
} satisfies Partial<Cause>

/** Causes in the body of a response whose headers had come. */
export const bodyCauses: CauseTable<(typeof causesByStage)['body'][number]> = {
  'body-network-error': {
    ...whileRead,
    contradicted: [
      ...whileRead.contradicted,
      // Firefox rejects `fetch` itself where the broken body comes in one piece with its headers (seen with 153), of a probe as well.
      where(({ seen }) => seen.engine !== 'gecko', either(...notRead)),
      where(({ seen }) => seen['response-arrived'] === false, answeredAlike),
    ],
    fixes: ['server check-server-log'],
  },
  'content-decoding-failed': {
    ...whileRead,
    contradicted: [...whileRead.contradicted, ...notRead],
    fixes: ['server correct-content-encoding'],
  },
  // The whole body is read before `fetch` resolves where integrity metadata was given.
  'integrity-mismatch': {
    contradicted: [...onTheWay, when('request-shape', ({ request }) => request.integrity !== true), notSent, stoppedAtRedirect],
    hinted: asked(({ integrity }) => integrity === true),
    supported: granted,
    likely: either(is('timing-status', 200), is('timing-entry', 'present')),
    fixes: ['client correct-integrity'],
  },
}
