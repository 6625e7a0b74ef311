import { type CauseId, causesByStage } from '../../../src/model/cause.ts'
import { type CauseRow, describeCauses } from '../support/describe-causes.ts'

const later = { 'rejection-message': 'opaque', 'settled-in-microtask': false } as const
const put = { method: 'PUT', headerNames: ['x-id'], credentialsMode: 'include' } as const
const preflight = { verdict: 'preflight', request: put } as const
const passed = { 'exchange-error': 'none', 'exchange-exact': true } as const

const half = { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'failed' } as const
const both = { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'answered' } as const
const putWithoutCookies = { verdict: 'preflight', request: { method: 'PUT', headerNames: ['x-id'] } } as const
/** A GET with the headers of the call was answered. */
const headersGranted = { ...both, 'probe-headers': 'answered', 'probe-header-names': 'x-id' } as const
/** Of two headers one was granted. */
const headersTold = {
  ...both,
  'probe-headers': 'failed',
  'probe-header-names': 'x-id x-tenant',
  'probe-headers-granted': 'x-id',
  'probe-headers-refused': 'x-tenant',
} as const

/** What a server does that refuses one method, or one header, with a status and without any CORS header. */
const strict: readonly CauseId[] = ['preflight-missing-allow-origin-header', 'preflight-invalid-status']
/** What no method and no header has to do with. */
const ofAll: readonly CauseId[] = [
  'preflight-allow-origin-mismatch',
  'preflight-multiple-allow-origin-values',
  'preflight-invalid-allow-origin-value',
  'preflight-disallowed-redirect',
  'invalid-allow-methods-preflight-response',
  'invalid-allow-headers-preflight-response',
]
/** The two mistakes that are frequent enough to be made behind a Cross-Origin-Resource-Policy. */
const frequent: readonly CauseId[] = ['preflight-missing-allow-origin-header', 'preflight-allow-origin-mismatch']

describeCauses('preflight', causesByStage.preflight, [
  ...causesByStage.preflight.flatMap((id): CauseRow[] => [
    [id, 'stands', { seen: later, ...preflight }, 'a preflight is needed'],
    [id, 'stands', { seen: half, ...preflight }, 'another handler may answer OPTIONS, and GET may have no route or want a login'],
    [id, 'stands', { seen: both, ...preflight }, 'what is granted to GET is not granted to PUT'],
    [
      id,
      frequent.includes(id) ? 'stands' : { out: 'probe-no-cors' },
      { seen: { ...later, 'probe-no-cors': 'failed', 'probe-redirect': 'failed' }, ...preflight },
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
  ...strict.flatMap((id): CauseRow[] => [
    [id, 'stands', { seen: headersGranted, ...putWithoutCookies }, 'servers refuse a method without a word of CORS'],
    [
      id,
      { out: 'probe-headers' },
      { seen: headersGranted, verdict: 'preflight', request: { credentialsMode: 'include', headerNames: ['x-id'] } },
      'the preflight of a GET is the same with cookies',
    ],
  ]),
  ...[...strict, 'invalid-response' as const].map(
    (id): CauseRow => [id, 'stands', { seen: headersTold, ...putWithoutCookies }, 'or a header, or hang up'],
  ),
  ...ofAll.flatMap((id): CauseRow[] => [
    [id, { out: 'probe-headers' }, { seen: headersGranted, ...putWithoutCookies }, 'the preflight of a GET passed'],
    [id, { out: 'probe-headers' }, { seen: headersTold, ...putWithoutCookies }, 'the preflight of another header passed'],
  ]),
  ['header-disallowed-by-preflight-response', 'likely', { seen: headersTold, ...putWithoutCookies }, 'it is that header'],
  [
    'preflight-disallowed-redirect',
    'stands',
    {
      seen: { ...later, 'probe-no-cors': 'failed', 'probe-origin-root': 'failed', 'probe-redirect': 'redirected' },
      ...preflight,
    },
    'a host that is led away as a whole, to where nothing answers',
  ],
  [
    'invalid-response',
    'stands',
    {
      seen: {
        ...later,
        'timing-entry': 'not-sent',
        'probe-no-cors': 'failed',
        'probe-no-cors-sent': true,
        'probe-origin-root': 'answered',
      },
      ...preflight,
    },
    'a URL that hangs up on everybody hangs up on OPTIONS first',
  ],
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
