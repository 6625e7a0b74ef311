import { type CauseId, causesByStage } from '../../../src/model/cause.ts'
import { type CauseRow, describeCauses } from '../support/describe-causes.ts'

const later = { 'rejection-message': 'opaque', 'settled-in-microtask': false } as const
const both = { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'answered' } as const

/** The two mistakes that are frequent enough to be made behind a Cross-Origin-Resource-Policy. */
const frequent: readonly CauseId[] = ['missing-allow-origin-header', 'allow-origin-mismatch']

describeCauses('response', causesByStage.response, [
  ...causesByStage.response.flatMap((id): CauseRow[] => [
    [id, 'stands', { seen: later }, 'the general message says nothing'],
    [
      id,
      'stands',
      { seen: { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'failed' } },
      'the host is there, and its answer cannot be read',
    ],
    [
      id,
      frequent.includes(id) ? 'stands' : { out: 'probe-no-cors' },
      { seen: { ...later, 'probe-no-cors': 'failed', 'probe-cors': 'failed' } },
      'a Cross-Origin-Resource-Policy makes a living host look dead',
    ],
    [id, 'stands', { seen: later, verdict: 'same-origin' }, 'a redirect can lead to another origin'],
    [id, 'stands', { seen: both, request: { method: 'POST' } }, 'what is granted to GET need not be granted to POST'],
    [
      id,
      id === 'missing-allow-origin-header' ? 'stands' : { out: 'probe-headers' },
      { seen: { ...both, 'probe-headers': 'failed' }, verdict: 'preflight', request: { method: 'PUT' } },
      'the preflight of a GET was refused already, or an error page came to one of the headers',
    ],
    [
      id,
      { out: 'probe-credentials' },
      { seen: { ...both, 'probe-credentials': 'failed' }, request: { credentialsMode: 'include' } },
      'without cookies the answer could be read',
    ],
    [
      id,
      { out: 'request-shape' },
      { seen: later, verdict: 'opaque', request: { mode: 'no-cors' } },
      'no-cors knows no CORS check',
    ],
    [
      id,
      { out: 'request-shape' },
      { seen: later, verdict: 'same-origin', request: { mode: 'same-origin' } },
      'same-origin leads to no other origin',
    ],
    [id, { out: 'response-arrived' }, { seen: { 'response-arrived': true } }, 'the answer could be read'],
    [
      id,
      { out: 'settled-in-microtask' },
      { seen: { ...later, 'settled-in-microtask': true, engine: 'webkit' } },
      'too early for any answer',
    ],
    [
      id,
      { out: 'exchange-error' },
      { seen: { ...later, 'exchange-error': 'none', 'exchange-exact': true, 'exchange-step': 'request' } },
      'the same request passed elsewhere',
    ],
    [
      id,
      'stands',
      {
        seen: { ...later, 'exchange-error': 'none', 'exchange-exact': true, 'exchange-step': 'preflight' },
        verdict: 'preflight',
      },
      'only the preflight was played',
    ],
    [
      id,
      'certain',
      { seen: { ...later, 'exchange-error': id, 'exchange-exact': true, 'exchange-step': 'request' } },
      'the step itself was seen',
    ],
  ]),
  ...causesByStage.response
    .filter((id) => !frequent.includes(id))
    .map((id): CauseRow => [id, { out: 'probe-cors' }, { seen: both }, 'the same request could be read']),
  ['missing-allow-origin-header', 'stands', { seen: both }, 'an error page of a moment, where nothing else is left'],
  ['allow-origin-mismatch', 'stands', { seen: both }, 'the copy of another origin, which a cache gave'],
])
