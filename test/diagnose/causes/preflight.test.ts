import { type CauseId, causesByStage } from '../../../src/model/cause.ts'
import { type CauseRow, describeCauses } from '../support/describe-causes.ts'

const later = { 'rejection-message': 'opaque', 'settled-in-microtask': false } as const
const put = { method: 'PUT', headerNames: ['x-id'], credentialsMode: 'include' } as const
const preflight = { verdict: 'preflight', request: put } as const
const passed = { 'exchange-error': 'none', 'exchange-exact': true } as const

/** Of these a server comes to speak only after it has granted the origin. */
const afterOrigin: readonly CauseId[] = [
  'preflight-wildcard-origin-not-allowed',
  'preflight-invalid-allow-credentials',
  'header-disallowed-by-preflight-response',
  'method-disallowed-by-preflight-response',
  'invalid-allow-methods-preflight-response',
  'invalid-allow-headers-preflight-response',
]
/** The two mistakes that are frequent enough to be made behind a Cross-Origin-Resource-Policy. */
const frequent: readonly CauseId[] = ['preflight-missing-allow-origin-header', 'preflight-allow-origin-mismatch']

describeCauses('preflight', causesByStage.preflight, [
  ...causesByStage.preflight.flatMap((id): CauseRow[] => [
    [id, 'stands', { seen: later, ...preflight }, 'a preflight is needed'],
    [
      id,
      afterOrigin.includes(id) ? { out: 'probe-cors' } : 'stands',
      { seen: { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'failed' }, ...preflight },
      'OPTIONS may be answered by another handler, but not by one that knows CORS so much better',
    ],
    [
      id,
      'stands',
      { seen: { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'answered' }, ...preflight },
      'what is granted to GET is not granted to PUT',
    ],
    [
      id,
      frequent.includes(id) ? 'stands' : { out: 'probe-no-cors' },
      { seen: { ...later, 'probe-no-cors': 'failed' }, ...preflight },
      'a Cross-Origin-Resource-Policy makes a living host look dead',
    ],
    [id, 'stands', { seen: later, verdict: 'same-origin', request: put }, 'a redirect can lead to another origin'],
    [id, 'stands', { seen: later, request: put, foreseen: { certainty: 'possible' } }, 'the headers were not seen'],
    [id, { out: 'predicted-verdict' }, { seen: later, request: put }, 'the request is certain to be simple'],
    [
      id,
      { out: 'request-shape' },
      { seen: later, verdict: 'same-origin', request: { credentialsMode: 'include' } },
      'no redirect makes this GET need a preflight',
    ],
    [
      id,
      { out: 'request-shape' },
      { seen: later, verdict: 'opaque', request: { ...put, mode: 'no-cors' } },
      'no-cors knows no preflight',
    ],
    [
      id,
      { out: 'settled-in-microtask' },
      { seen: { ...later, 'settled-in-microtask': true, engine: 'chromium' }, ...preflight },
      'too early for any network',
    ],
    [id, { out: 'response-arrived' }, { seen: { 'response-arrived': true }, ...preflight }, 'the headers had come'],
    [
      id,
      { out: 'exchange-error' },
      { seen: { ...later, ...passed, 'exchange-step': 'preflight' }, ...preflight },
      'the same preflight passed elsewhere',
    ],
    [
      id,
      { out: 'exchange-error' },
      { seen: { ...later, ...passed, 'exchange-step': 'request' }, ...preflight },
      'the same request passed elsewhere',
    ],
    [
      id,
      'stands',
      { seen: { ...later, ...passed, 'exchange-exact': false, 'exchange-step': 'request' }, ...preflight },
      'another request passed elsewhere',
    ],
    [
      id,
      'certain',
      { seen: { 'exchange-error': id, 'exchange-exact': true, 'exchange-step': 'preflight' }, ...preflight },
      'the step itself was seen',
    ],
    [
      id,
      'likely',
      { seen: { ...later, 'exchange-error': id, 'exchange-exact': false, 'exchange-step': 'preflight' }, ...preflight },
      'a step like it was seen',
    ],
  ]),
  ['preflight-wildcard-origin-not-allowed', { out: 'request-shape' }, { seen: later, verdict: 'preflight' }, 'no credentials'],
  ['preflight-invalid-allow-credentials', { out: 'request-shape' }, { seen: later, verdict: 'preflight' }, 'no credentials'],
  [
    'method-disallowed-by-preflight-response',
    { out: 'request-shape' },
    { seen: later, verdict: 'preflight', request: { method: 'POST' } },
    'POST is always allowed',
  ],
  [
    'header-disallowed-by-preflight-response',
    { out: 'predicted-verdict' },
    { seen: later, ...preflight, foreseen: { preflight: { method: 'PUT', headers: [] } } },
    'no header asks for leave',
  ],
])
