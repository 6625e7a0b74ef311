import { causesByStage } from '../../../src/model/cause.ts'
import { describeCauses } from '../support/describe-causes.ts'

const opaque = { 'rejection-message': 'opaque' } as const
const later = { ...opaque, 'settled-in-microtask': false } as const
const atOnce = { ...opaque, 'settled-in-microtask': true } as const
const mixed = { verdict: 'blocked', rules: ['mixed-content'], request: { url: 'http://api.test/' } } as const

describeCauses('page-policy', causesByStage['page-policy'], [
  [
    'csp',
    'certain',
    { seen: { ...opaque, 'csp-violation': 'connect-src' } },
    'the page was told that this URL violated connect-src',
  ],
  ['csp', 'stands', { seen: { ...opaque, 'csp-violation': 'img-src' } }, 'that event was about an image of the same URL'],
  [
    'csp',
    'likely',
    { seen: { ...opaque, 'csp-violation': 'connect-src', 'probe-no-cors': 'answered' } },
    'a probe of the same URL got through',
  ],
  ['csp', 'likely', { seen: { ...atOnce, engine: 'chromium' } }, 'no network can have been asked, and the event may still come'],
  ['csp', 'stands', { seen: later }, 'the target of a redirect can be refused'],
  ['csp', { out: 'csp-silent' }, { seen: { ...later, 'csp-silent': true } }, 'the event did not come'],
  ['csp', { out: 'probe-no-cors' }, { seen: { ...later, 'probe-no-cors': 'answered' } }, 'the same policy let a probe through'],
  [
    'csp',
    { out: 'response-arrived' },
    { seen: { 'response-arrived': true, 'csp-violation': 'connect-src' } },
    'the call went out',
  ],
  [
    'mixed-content',
    'likely',
    { seen: { ...later, engine: 'chromium' }, ...mixed },
    'the page may upgrade the URL, the user may allow it',
  ],
  [
    'mixed-content',
    'certain',
    { seen: { ...atOnce, engine: 'gecko', 'csp-silent': true }, ...mixed },
    'refused at once, and by no other policy',
  ],
  [
    'mixed-content',
    'likely',
    { seen: { ...atOnce, engine: 'gecko' }, ...mixed },
    'a Content Security Policy refuses at once, too',
  ],
  ['mixed-content', 'stands', { seen: later }, 'a redirect of an https page can lead to http'],
  [
    'mixed-content',
    { out: 'request-shape' },
    { seen: later, request: { origin: 'http://app.test' } },
    'an http page may load http',
  ],
  [
    'mixed-content',
    { out: 'probe-no-cors' },
    { seen: { ...later, 'probe-no-cors': 'answered' }, ...mixed },
    'a probe of the same URL got through',
  ],
  ['mixed-content', { out: 'settled-in-microtask' }, { seen: { ...atOnce, engine: 'gecko' } }, 'a redirect takes time'],
  [
    'mixed-content',
    { out: 'predicted-verdict' },
    { seen: later, verdict: 'same-origin', rules: ['local-scheme'] },
    'data: and blob: are no mixed content',
  ],
  [
    'local-network-access',
    'stands',
    { seen: { ...later, engine: 'chromium' }, request: { url: 'http://192.168.1.5/' } },
    'a public page and a private address',
  ],
  ['local-network-access', 'stands', { seen: later }, 'a name can resolve to a private address'],
  ['local-network-access', { out: 'engine' }, { seen: { ...later, engine: 'gecko' } }, 'Chromium alone asks for leave'],
  [
    'local-network-access',
    { out: 'request-shape' },
    { seen: later, request: { origin: 'http://localhost:5173' } },
    'the page is local itself',
  ],
  [
    'local-network-access',
    { out: 'request-shape' },
    { seen: later, request: { origin: 'http://[fd00::1]:8080' } },
    'the page is local itself, IPv6',
  ],
  ['local-network-access', { out: 'probe-cors' }, { seen: { ...later, 'probe-cors': 'answered' } }, 'a probe got through'],
  [
    'coep-blocked',
    'stands',
    { seen: { ...later, 'probe-no-cors': 'failed' }, verdict: 'opaque', request: { mode: 'no-cors' } },
    'an embedder policy asks CORP of no-cors answers',
  ],
  ['coep-blocked', { out: 'request-shape' }, { seen: later }, 'answers to cors requests need no CORP'],
  [
    'coep-blocked',
    { out: 'probe-no-cors' },
    { seen: { ...later, 'probe-no-cors': 'answered' }, verdict: 'opaque', request: { mode: 'no-cors' } },
    'the same policy let a probe through',
  ],
  ['service-worker-response', 'stands', { seen: { ...later, 'service-worker-controlled': true } }, 'it can answer with an error'],
  [
    'service-worker-response',
    'certain',
    { seen: { ...later, 'rejection-message': 'service-worker', 'service-worker-controlled': true } },
    'WebKit says so itself',
  ],
  [
    'service-worker-response',
    'likely',
    { seen: { ...later, 'rejection-message': 'service-worker' } },
    'a worker cannot see who controls it',
  ],
  [
    'service-worker-response',
    { out: 'service-worker-controlled' },
    { seen: { ...later, 'service-worker-controlled': false } },
    'there is none',
  ],
  [
    'service-worker-response',
    { out: 'probe-cors' },
    { seen: { ...later, 'probe-cors': 'answered' } },
    'no probe is sent where there is one',
  ],
])
