import { causesByStage } from '../../../src/model/cause.ts'
import { type CauseRow, describeCauses } from '../support/describe-causes.ts'

const later = { 'rejection-message': 'opaque', 'settled-in-microtask': false } as const
const half = { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'failed' } as const
const both = { ...half, 'probe-cors': 'answered' } as const

const unfollowed = ['too-many-redirects', 'invalid-redirect-location', 'unsupported-redirect-scheme'] as const

describeCauses('redirect', causesByStage.redirect, [
  ...unfollowed.flatMap((id): CauseRow[] => [
    [id, 'stands', { seen: later }, 'a redirect may be on the way'],
    [id, 'stands', { seen: later, verdict: 'opaque', request: { mode: 'no-cors' } }, 'in any mode'],
    [id, { out: 'probe-no-cors' }, { seen: half }, 'no mode can follow it, but a probe was answered'],
    [id, 'stands', { seen: half, request: { method: 'POST' } }, 'POST may be sent elsewhere'],
    [id, { out: 'response-arrived' }, { seen: { 'response-arrived': true } }, 'the answer had come'],
  ]),
  ['redirect-contains-credentials', 'stands', { seen: half }, 'the mode no-cors may follow it'],
  ['redirect-contains-credentials', { out: 'probe-cors' }, { seen: both }, 'the same request was answered'],
  [
    'redirect-contains-credentials',
    { out: 'request-shape' },
    { seen: later, verdict: 'opaque', request: { mode: 'no-cors' } },
    'only the mode cors refuses it',
  ],
  ['redirect-mode-error', 'stands', { seen: later, request: { redirect: 'error' } }, 'the call asks for it'],
  [
    'redirect-mode-error',
    'likely',
    { seen: { ...both, 'page-unloading': false }, request: { redirect: 'error' } },
    'following redirects, the same request was answered',
  ],
  ['redirect-mode-error', { out: 'request-shape' }, { seen: later }, 'redirects are followed'],
])
