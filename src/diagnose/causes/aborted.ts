import type { causesByStage } from '../../model/cause.ts'
import type { Observations } from '../../model/evidence.ts'
import type { Cause, CauseTable } from '../cause.ts'
import { answered, atOnce, is, ownMessage, where } from '../grounds.ts'

type SignalState = Observations['signal-state']

/** By the reason of the signal, not by the error's name: WebKit rejects `AbortSignal.timeout` with an AbortError. */
function bySignal(state: SignalState, ...others: SignalState[]): Omit<Cause, 'fixes'> {
  const likely = is('signal-state', state)
  return {
    contradicted: [
      is('signal-state', ...others),
      where(({ seen }) => seen['signal-state'] === undefined, is('rejection-message', 'opaque')),
    ],
    likely,
    certain: where(({ seen }) => seen['rejection-message'] !== 'opaque', likely),
  }
}

/** Causes in the page, which no longer wanted the answer. */
export const abortedCauses: CauseTable<(typeof causesByStage)['aborted'][number]> = {
  aborted: { ...bySignal('aborted', 'timeout', 'none', 'not-aborted'), fixes: ['client intended-abort'] },
  timeout: {
    ...bySignal('timeout', 'aborted', 'none', 'not-aborted'),
    fixes: ['client raise-timeout', 'server check-server-log'],
  },
  'navigated-away': {
    contradicted: [
      atOnce,
      ownMessage,
      is('page-unloading', false),
      where(({ seen }) => seen['page-unloading'] === undefined, answered),
    ],
    likely: is('page-unloading', true),
    fixes: ['client intended-abort'],
  },
}
