import type { CauseId } from '../../../src/model/cause.ts'
import { causesByStage } from '../../../src/model/cause.ts'
import type { RuleId } from '../../../src/model/finding.ts'
import { type CauseRow, describeCauses } from '../support/describe-causes.ts'

const own = { 'rejection-message': 'own', 'settled-in-microtask': true } as const
const opaque = { 'rejection-message': 'opaque' } as const

const throwing = [
  'invalid-url',
  'invalid-method',
  'invalid-header',
  'invalid-body',
  'invalid-mode-method',
  'invalid-cache-mode',
  'invalid-option',
] as const satisfies (CauseId & RuleId)[]

const blocking = ['unsafe-port', 'no-cors-redirect-mode-not-follow'] as const satisfies (CauseId & RuleId)[]

describeCauses('request', causesByStage.request, [
  ...throwing.flatMap((id): CauseRow[] => [
    [id, 'certain', { seen: own, verdict: 'throws', rules: [id] }, 'the rule spoke and the message is one of its own'],
    [id, 'certain', { verdict: 'throws', rules: [id] }, 'the rule spoke and nothing was sent yet'],
    [id, 'stands', { seen: own }, 'a message of its own comes from an argument, though no rule spoke'],
    [
      id,
      { out: 'rejection-message' },
      { seen: opaque, verdict: 'throws', rules: [id] },
      'an argument error has a message of its own',
    ],
    [id, { out: 'settled-in-microtask' }, { seen: { ...own, 'settled-in-microtask': false } }, 'an argument error comes at once'],
    [id, { out: 'predicted-verdict' }, { seen: opaque }, 'no rule spoke'],
    [id, { out: 'response-arrived' }, { seen: { 'response-arrived': true } }, 'the call went out'],
  ]),
  [
    'invalid-url',
    { out: 'predicted-verdict' },
    { seen: own, verdict: 'throws', rules: ['invalid-method'] },
    'another rule spoke',
  ],
  ...blocking.flatMap((id): CauseRow[] => [
    [id, 'certain', { seen: opaque, verdict: 'blocked', rules: [id] }, 'the rule spoke and the message is the general one'],
    [id, 'likely', { seen: own, verdict: 'blocked', rules: [id] }, 'the message is not what such a refusal looks like'],
    [
      id,
      'likely',
      { seen: opaque, verdict: 'blocked', rules: [id], foreseen: { certainty: 'likely' } },
      'not all arguments were seen',
    ],
    id === 'unsafe-port'
      ? [id, 'stands', { seen: opaque }, 'a redirect can lead to such a port']
      : [id, { out: 'predicted-verdict' }, { seen: opaque }, 'the rule did not speak'],
    [id, 'stands', { seen: opaque, foreseen: { certainty: 'possible' } }, 'the URL or the mode was not seen'],
  ]),
  [
    'unsafe-port',
    { out: 'probe-no-cors' },
    { verdict: 'blocked', rules: ['unsafe-port'], seen: { 'probe-no-cors': 'answered' } },
    'the port was reached',
  ],
  [
    'cors-disabled-scheme',
    'certain',
    { seen: opaque, verdict: 'blocked', rules: ['cors-disabled-scheme'], request: { url: 'file:///x' } },
    'no page can fetch file:',
  ],
  [
    'cors-disabled-scheme',
    'likely',
    { seen: opaque, verdict: 'blocked', rules: ['cors-disabled-scheme'], request: { url: 'app://x/' } },
    'an embedder can register a scheme',
  ],
  ['cors-disabled-scheme', { out: 'predicted-verdict' }, { seen: opaque }, 'https'],
  [
    'disallowed-by-mode',
    'certain',
    { seen: opaque, verdict: 'blocked', rules: ['disallowed-by-mode'], request: { mode: 'same-origin' } },
    'another origin',
  ],
  [
    'disallowed-by-mode',
    'stands',
    { seen: opaque, verdict: 'same-origin', request: { mode: 'same-origin' } },
    'a redirect can lead to another origin',
  ],
  ['disallowed-by-mode', { out: 'request-shape' }, { seen: opaque }, 'the mode is cors'],
  [
    'keepalive-limit',
    'certain',
    { seen: opaque, verdict: 'blocked', rules: ['keepalive-limit'], request: { keepalive: true } },
    'the body alone is too large',
  ],
  [
    'keepalive-limit',
    'likely',
    {
      seen: { ...opaque, 'service-worker-controlled': true },
      verdict: 'blocked',
      rules: ['keepalive-limit'],
      request: { keepalive: true },
    },
    'a service worker can answer without the network',
  ],
  [
    'keepalive-limit',
    'stands',
    { seen: opaque, request: { keepalive: true, hasBody: true } },
    'other keepalive requests in flight use up the quota',
  ],
  ['keepalive-limit', { out: 'request-shape' }, { seen: opaque, request: { keepalive: true } }, 'only bodies are counted'],
  [
    'keepalive-limit',
    { out: 'settled-in-microtask' },
    {
      seen: { ...opaque, engine: 'gecko', 'settled-in-microtask': false },
      request: { keepalive: true, hasBody: true },
    },
    'Firefox refuses it at once',
  ],
  ['keepalive-limit', 'stands', { seen: opaque, request: { api: 'beacon', hasBody: true } }, 'beacons are keepalive requests'],
  [
    'unsafe-port',
    { out: 'timing-entry' },
    { seen: { ...opaque, engine: 'gecko', 'timing-entry': 'not-sent' } },
    'nothing was sent that could be redirected',
  ],
  [
    'unsafe-port',
    { out: 'predicted-verdict' },
    { seen: opaque, verdict: 'blocked', rules: ['mixed-content'] },
    'nothing was to be sent that could be redirected',
  ],
  ['keepalive-limit', { out: 'request-shape' }, { seen: opaque }, 'no keepalive'],
  [
    'refused-by-engine',
    'likely',
    { seen: opaque, verdict: 'blocked', rules: ['refused-by-engine'] },
    'a measured deviation is not the standard',
  ],
  ['refused-by-engine', { out: 'predicted-verdict' }, { seen: opaque }, 'no deviation is known'],
  [
    'refused-by-engine',
    'likely',
    {
      seen: { ...opaque, engine: 'chromium' },
      verdict: 'preflight',
      rules: ['stream-body'],
      request: { method: 'POST', url: 'http://api.example.com/orders' },
    },
    'a stream needs HTTP/2, which is not spoken without TLS',
  ],
  [
    'refused-by-engine',
    { out: 'predicted-verdict' },
    {
      seen: { ...opaque, engine: 'gecko' },
      verdict: 'preflight',
      rules: ['stream-body'],
      request: { method: 'POST', url: 'http://api.example.com/orders' },
    },
    'Firefox sends a text in its place',
  ],
  [
    'unreadable-url',
    'certain',
    { seen: opaque, verdict: 'blocked', rules: ['unreadable-url'] },
    'the standard gives a network error',
  ],
  ['unreadable-url', { out: 'predicted-verdict' }, { seen: opaque }, 'the URL is no data: or blob: URL that fails'],
  [
    'cache-miss',
    'likely',
    { seen: opaque, verdict: 'same-origin', notes: ['only-if-cached'], request: { mode: 'same-origin' } },
    'nothing else may answer',
  ],
  [
    'cache-miss',
    { out: 'predicted-verdict' },
    { seen: opaque, verdict: 'same-origin' },
    'the cache mode lets the network answer',
  ],
])
