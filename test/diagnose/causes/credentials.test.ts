import { causesByStage } from '../../../src/model/cause.ts'
import { type CauseRow, describeCauses } from '../support/describe-causes.ts'

const later = { 'rejection-message': 'opaque', 'settled-in-microtask': false } as const
const include = { request: { credentialsMode: 'include' } } as const

describeCauses(
  'credentials',
  causesByStage.credentials,
  causesByStage.credentials.flatMap((id): CauseRow[] => [
    [id, 'stands', { seen: later, ...include }, 'credentials are sent'],
    [
      id,
      'stands',
      { seen: { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'answered' }, ...include },
      'without credentials it passes',
    ],
    [
      id,
      { out: 'probe-cors' },
      { seen: { ...later, 'probe-no-cors': 'failed', 'probe-cors': 'failed' }, ...include },
      'without credentials it fails as well',
    ],
    [
      id,
      'stands',
      { seen: { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'failed' }, ...include },
      'without a login the answer can be another one',
    ],
    [id, { out: 'request-shape' }, { seen: later }, 'no credentials of another origin are sent'],
    [
      id,
      { out: 'request-shape' },
      { seen: later, verdict: 'opaque', request: { mode: 'no-cors', credentialsMode: 'include' } },
      'no-cors knows no CORS check',
    ],
    [
      id,
      { out: 'exchange-error' },
      { seen: { ...later, 'exchange-error': 'none', 'exchange-exact': true, 'exchange-step': 'request' }, ...include },
      'the same request passed elsewhere',
    ],
    [
      id,
      'certain',
      { seen: { ...later, 'exchange-error': id, 'exchange-exact': true, 'exchange-step': 'request' }, ...include },
      'the step itself was seen',
    ],
  ]),
)
