import { causesByStage } from '../../../src/model/cause.ts'
import { type CauseRow, describeCauses } from '../support/describe-causes.ts'

const later = { 'rejection-message': 'opaque', 'settled-in-microtask': false } as const
const dead = { ...later, 'probe-no-cors': 'failed', 'probe-cors': 'failed' } as const
const alive = { ...later, 'probe-no-cors': 'answered', 'probe-cors': 'failed' } as const
const granted = { ...alive, 'probe-cors': 'answered' } as const
const noCors = { verdict: 'opaque', request: { mode: 'no-cors' } } as const

const ofHost = ['connection-refused', 'name-not-resolved', 'offline', 'cert-invalid', 'ssl-protocol-error'] as const
const ofRequest = ['connection-reset', 'connection-closed', 'empty-response', 'invalid-http-response'] as const

describeCauses('network', causesByStage.network, [
  ...[...ofHost, ...ofRequest].flatMap((id): CauseRow[] => [
    [id, 'stands', { seen: later }, 'the general message says nothing'],
    [id, 'stands', { seen: dead }, 'no probe was answered'],
    [id, { out: 'response-arrived' }, { seen: { ...later, 'response-arrived': true } }, 'the headers had come'],
    [
      id,
      { out: 'settled-in-microtask' },
      { seen: { ...later, 'settled-in-microtask': true, engine: 'gecko' } },
      'too early for any network',
    ],
    [
      id,
      'stands',
      { seen: { ...later, 'settled-in-microtask': true, engine: 'standard' } },
      'outside a browser the timing tells nothing',
    ],
    [
      id,
      { out: 'rejection-message' },
      { seen: { 'rejection-message': 'own', 'settled-in-microtask': true } },
      'the network has no message of its own',
    ],
    [id, 'stands', { seen: { ...later, 'rejection-message': 'own' } }, 'a translated general message'],
    [
      id,
      { out: 'predicted-verdict' },
      { seen: later, verdict: 'same-origin', rules: ['local-scheme'] },
      'data: and blob: need no network',
    ],
    [
      id,
      { out: 'predicted-verdict' },
      { seen: later, verdict: 'same-origin', notes: ['only-if-cached'] },
      'only the cache is asked',
    ],
  ]),
  ...ofHost.map(
    (id): CauseRow => [id, { out: 'probe-no-cors' }, { seen: alive, request: { method: 'POST' } }, 'the host answered'],
  ),
  ...ofRequest.flatMap((id): CauseRow[] => [
    [id, { out: 'probe-no-cors' }, { seen: alive }, 'the same request was answered'],
    [id, 'stands', { seen: granted, request: { method: 'POST' } }, 'a handler can die of POST alone'],
    [id, 'stands', { seen: granted, request: { credentialsMode: 'include' } }, 'a handler can die of a cookie'],
    [id, 'stands', { seen: granted, verdict: 'same-origin' }, 'cookies go with requests to the own origin'],
    [id, { out: 'probe-no-cors' }, { seen: alive, request: { method: 'POST' } }, 'what CORS refuses of GET it refuses of POST'],
    [
      id,
      { out: 'probe-no-cors' },
      { seen: { ...granted, 'probe-headers': 'failed' }, verdict: 'preflight', request: { method: 'PUT' } },
      'the preflight of a GET was refused already',
    ],
  ]),
  [
    'name-not-resolved',
    { out: 'probe-origin-root' },
    { seen: { ...dead, 'probe-origin-root': 'failed' }, request: { url: 'http://localhost:3000/' } },
    'localhost is not looked up, and redirects nowhere',
  ],
  [
    'name-not-resolved',
    { out: 'timing-entry' },
    { seen: { ...dead, 'timing-entry': 'not-sent' }, request: { url: 'http://[::1]:3000/' } },
    'an address is not looked up',
  ],
  ['name-not-resolved', 'stands', { seen: later, request: { url: 'http://localhost:3000/' } }, 'a redirect can lead to a name'],
  ['name-not-resolved', 'stands', { seen: dead, request: { url: 'http://localhost.test/' } }, 'that is a name like others'],
  ['offline', 'likely', { seen: { ...later, 'navigator-online': false } }, 'the browser says so'],
  [
    'offline',
    'stands',
    { seen: { ...later, 'navigator-online': true } },
    'any network interface makes the browser say it is online',
  ],
  [
    'offline',
    { out: 'request-shape' },
    { seen: { ...later, 'navigator-online': false }, request: { url: 'http://localhost:3000/' } },
    'loopback needs no network',
  ],
  [
    'offline',
    'likely',
    { seen: { ...later, engine: 'chromium', 'navigator-online': false }, request: { url: 'http://localhost:3000/' } },
    'the offline mode of its DevTools keeps even loopback from the page',
  ],
  [
    'blocked-by-client',
    'likely',
    { seen: { ...later, 'settled-in-microtask': true, engine: 'webkit' } },
    'content filters of WebKit reject at once',
  ],
  ['blocked-by-client', 'stands', { seen: dead }, 'a blocked host looks dead'],
  [
    'blocked-by-client',
    { out: 'settled-in-microtask' },
    { seen: { ...later, engine: 'webkit' } },
    'content filters of WebKit reject at once',
  ],
  [
    'blocked-by-client',
    { out: 'settled-in-microtask' },
    { seen: { ...later, 'settled-in-microtask': true, engine: 'chromium' } },
    'extensions take time',
  ],
  ['blocked-by-client', { out: 'probe-no-cors' }, { seen: alive }, 'the URL was let through'],
  [
    'blocked-by-client',
    { out: 'predicted-verdict' },
    { seen: later, verdict: 'same-origin', rules: ['local-scheme'] },
    'data: and blob: are not filtered',
  ],
  [
    'corp-blocked',
    'stands',
    { seen: { ...later, 'probe-no-cors': 'failed' }, ...noCors },
    'the answer can forbid to be embedded',
  ],
  ['corp-blocked', { out: 'request-shape' }, { seen: dead }, 'answers to cors requests are not held to it'],
  ['corp-blocked', { out: 'probe-no-cors' }, { seen: alive, ...noCors }, 'the same request was let through'],
])
