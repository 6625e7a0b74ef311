import { causesByStage } from '../../../src/model/cause.ts'
import { type CauseRow, describeCauses } from '../support/describe-causes.ts'

const later = { 'rejection-message': 'opaque', 'settled-in-microtask': false } as const
const read = ['body-network-error', 'content-decoding-failed'] as const

describeCauses('body', causesByStage.body, [
  ...read.flatMap((id): CauseRow[] => [
    [id, 'stands', { seen: { ...later, 'response-arrived': true } }, 'the headers had come'],
    [id, 'stands', { seen: { 'rejection-message': 'own', 'response-arrived': true } }, 'Firefox has messages for it'],
    [id, { out: 'response-arrived' }, { seen: { ...later, 'response-arrived': false } }, 'fetch itself rejected'],
    [id, { out: 'rejection-message' }, { seen: later }, 'nobody says that a response had arrived'],
  ]),
  [
    'body-network-error',
    'stands',
    { seen: { ...later, engine: 'gecko', 'response-arrived': false } },
    'Firefox rejects fetch itself where the body comes in one piece with its headers',
  ],
  [
    'body-network-error',
    { out: 'timing-entry' },
    { seen: { ...later, engine: 'gecko', 'response-arrived': false, 'timing-entry': 'not-sent' } },
    'nothing was sent that could have a body',
  ],
  [
    'body-network-error',
    { out: 'probe-cors' },
    { seen: { ...later, engine: 'gecko', 'response-arrived': false, 'probe-no-cors': 'answered', 'probe-cors': 'answered' } },
    'the same request was answered in full',
  ],
  ...read.map(
    (id): CauseRow => [
      id,
      'stands',
      { seen: { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'answered' }, request: { api: 'xhr' } },
      'an XMLHttpRequest does not always tell whether a response had arrived',
    ],
  ),
  ['integrity-mismatch', 'stands', { seen: later, request: { integrity: true } }, 'integrity metadata was given'],
  ['integrity-mismatch', { out: 'request-shape' }, { seen: later }, 'none was given'],
  [
    'integrity-mismatch',
    { out: 'response-arrived' },
    { seen: { 'response-arrived': true }, request: { integrity: true } },
    'it is compared before fetch resolves',
  ],
])
