import { causesByStage } from '../../../src/model/cause.ts'
import { describeCauses } from '../support/describe-causes.ts'

const opaque = { 'rejection-message': 'opaque' } as const
const own = { 'rejection-message': 'own', 'rejection-name': 'AbortError' } as const

describeCauses('aborted', causesByStage.aborted, [
  ['aborted', 'certain', { seen: { ...own, 'signal-state': 'aborted' } }, 'the signal says so'],
  ['aborted', 'certain', { seen: { 'rejection-message': 'foreign', 'signal-state': 'aborted' } }, 'the reason can be anything'],
  ['aborted', 'certain', { seen: { ...own, 'signal-state': 'aborted', 'response-arrived': true } }, 'while the body was read'],
  ['aborted', 'likely', { seen: { ...opaque, 'signal-state': 'aborted' } }, 'the general message came first'],
  [
    'aborted',
    { out: 'signal-state' },
    { seen: { ...own, 'signal-state': 'not-aborted' } },
    'Firefox says AbortError for a broken body',
  ],
  ['aborted', { out: 'signal-state' }, { seen: { ...own, 'signal-state': 'timeout' } }, 'by time'],
  ['aborted', { out: 'rejection-message' }, { seen: opaque }, 'the general message is not what an abort looks like'],
  ['timeout', 'certain', { seen: { ...own, 'signal-state': 'timeout' } }, 'WebKit says AbortError, the signal says timeout'],
  ['timeout', { out: 'signal-state' }, { seen: { ...own, 'signal-state': 'aborted' } }, 'by hand'],
  ['navigated-away', 'likely', { seen: { ...opaque, 'page-unloading': true } }, 'the page was going away'],
  ['navigated-away', 'stands', { seen: opaque }, 'nobody listened for it'],
  ['navigated-away', { out: 'page-unloading' }, { seen: { ...opaque, 'page-unloading': false } }, 'it stayed'],
  [
    'navigated-away',
    { out: 'settled-in-microtask' },
    { seen: { ...opaque, 'settled-in-microtask': true } },
    'the call was never in flight',
  ],
  ['navigated-away', { out: 'probe-no-cors' }, { seen: { ...opaque, 'probe-no-cors': 'answered' } }, 'the page was there to ask'],
])
