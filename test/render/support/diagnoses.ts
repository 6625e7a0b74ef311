import { diagnose } from '../../../src/diagnose/diagnose.ts'
import type { Diagnosis } from '../../../src/model/diagnosis.ts'
import type { Exchange, ExchangeStep } from '../../../src/model/exchange.ts'
import { evidence, finding, prediction, request } from '../../diagnose/support/facts.ts'

const page = {
  engine: 'chromium',
  'rejection-name': 'TypeError',
  'rejection-message': 'opaque',
  'settled-in-microtask': false,
  'signal-state': 'none',
  'page-unloading': false,
  'navigator-online': true,
  'service-worker-controlled': false,
  'response-arrived': false,
  'csp-silent': true,
} as const
const dead = { ...page, 'probe-no-cors': 'failed', 'probe-cors': 'failed' } as const
const half = { ...page, 'probe-no-cors': 'answered', 'probe-cors': 'failed' } as const
const both = { ...page, 'probe-no-cors': 'answered', 'probe-cors': 'answered' } as const

const api = 'https://api.example.com'
const dev = { origin: 'http://localhost:5173' } as const
const get = request({ ...dev, url: `${api}/orders/42?expand=…` })
const put = request({
  ...dev,
  url: `${api}/orders/42`,
  method: 'PUT',
  headerNames: ['content-type', 'x-request-id'],
  hasBody: true,
})
const preflight = prediction('preflight', {
  reasons: [
    finding('method-not-safelisted', { subject: 'PUT' }),
    finding('content-type-not-safelisted', { subject: 'content-type', params: { essence: 'application/json' } }),
    finding('header-not-safelisted', { subject: 'x-request-id' }),
  ],
  preflight: { method: 'PUT', headers: ['content-type', 'x-request-id'] },
})
const simple = prediction('simple')

/** What the command line or a probe handler saw of a failure. */
const seenOutside = (...steps: ExchangeStep[]): Exchange => ({ version: 1, steps, sameCredentials: true, sameMethod: true })
const said = (url: string, method = 'GET', origin: string = dev.origin): ExchangeStep['request'] => ({
  method,
  url,
  headers: [['Origin', origin]],
})

/** Failures whose messages are kept as snapshots, by what happened. */
export const diagnoses: Record<string, Diagnosis> = {
  'the server is not running': diagnose({
    evidence: evidence(dead),
    prediction: simple,
    request: request({ ...dev, url: 'http://localhost:3000/orders' }),
  }),
  'no CORS header on the answer, told by probes': diagnose({ evidence: evidence(half), prediction: simple, request: get }),
  'something about the preflight, told by probes': diagnose({ evidence: evidence(both), prediction: preflight, request: put }),
  'credentials, told by probes': diagnose({
    evidence: evidence(both),
    prediction: simple,
    request: { ...get, credentialsMode: 'include' },
  }),
  'one header of two, told by probes': diagnose({
    evidence: evidence({
      ...both,
      'probe-headers': 'failed',
      'probe-header-names': 'content-type x-request-id',
      'probe-headers-granted': 'content-type',
      'probe-headers-refused': 'x-request-id',
    }),
    prediction: preflight,
    request: put,
  }),
  'the server took the request, as Firefox says, and nothing else is known of it': diagnose({
    evidence: evidence({ ...dead, engine: 'gecko', 'timing-entry': 'sent', 'probe-redirect': 'failed' }),
    prediction: preflight,
    request: put,
  }),
  'a stream to a server that speaks HTTP/1.1': diagnose({
    evidence: evidence(page),
    prediction: prediction('preflight', { reasons: [finding('stream-body')], preflight: { method: 'PUT', headers: [] } }),
    request: { ...put, url: 'http://localhost:3000/orders/42', headerNames: [] },
  }),
  'nothing is known, in production': diagnose({
    evidence: evidence({ ...page, 'probe-not-sent': 'never' }),
    prediction: simple,
    request: request({ url: `${api}/orders/42` }),
    probesAllowed: 'never',
  }),
  'it passed a moment later': diagnose({ evidence: evidence(both), prediction: simple, request: get }),
  'the header is refused, seen from the command line': diagnose({
    evidence: evidence({
      'exchange-error': 'header-disallowed-by-preflight-response',
      'exchange-step': 'preflight',
      'exchange-exact': true,
      'exchange-subject': 'x-request-id',
    }),
    prediction: preflight,
    request: put,
  }),
  'another origin is allowed, seen from the command line': diagnose({
    evidence: evidence({
      'exchange-error': 'allow-origin-mismatch',
      'exchange-step': 'request',
      'exchange-exact': true,
      'exchange-subject': 'https://app.example.com',
    }),
    prediction: simple,
    request: get,
  }),
  'an error page without CORS headers, seen from the command line': diagnose({
    evidence: evidence(page),
    prediction: simple,
    request: get,
    exchange: seenOutside({
      kind: 'request',
      request: said(get.url),
      response: { status: 500, headers: [] },
      error: 'missing-allow-origin-header',
    }),
  }),
  'redirects made the Origin null, seen from the command line': diagnose({
    evidence: evidence(page),
    prediction: simple,
    request: get,
    exchange: seenOutside(
      { kind: 'request', request: said(get.url), response: { status: 302, headers: [] } },
      {
        kind: 'redirect',
        request: said('https://files.example.net/manuals/lamp', 'GET', 'null'),
        response: { status: 200, headers: [['Access-Control-Allow-Origin', dev.origin]] },
        error: 'allow-origin-mismatch',
        subject: dev.origin,
      },
    ),
  }),
  'a redirect to a page for logging in, seen from the command line': diagnose({
    evidence: evidence(page),
    prediction: simple,
    request: get,
    exchange: seenOutside(
      { kind: 'request', request: said(get.url), response: { status: 302, headers: [] } },
      {
        kind: 'redirect',
        request: said(`${api}/login`),
        response: { status: 200, headers: [] },
        error: 'missing-allow-origin-header',
      },
    ),
  }),
  'patch in lower case, seen from the command line': diagnose({
    evidence: evidence(page),
    prediction: prediction('preflight', {
      reasons: [finding('method-not-safelisted', { subject: 'patch' })],
      notes: [finding('method-not-normalized', { subject: 'patch' })],
      preflight: { method: 'patch', headers: [] },
    }),
    request: { ...put, method: 'patch', headerNames: [] },
    exchange: seenOutside({
      kind: 'preflight',
      request: said(put.url, 'OPTIONS'),
      response: { status: 204, headers: [['Access-Control-Allow-Methods', 'GET, PATCH']] },
      error: 'method-disallowed-by-preflight-response',
      subject: 'patch',
    }),
  }),
  'a wildcard with credentials, seen from the command line': diagnose({
    evidence: evidence(page),
    prediction: prediction('preflight', {
      reasons: [
        finding('header-not-safelisted', {
          subject: 'sentry-trace',
          culprit: { library: 'Sentry', switch: 'tracePropagationTargets' },
        }),
      ],
      preflight: { method: 'GET', headers: ['sentry-trace'] },
    }),
    request: { ...get, credentialsMode: 'include', headerNames: ['sentry-trace'] },
    exchange: seenOutside({
      kind: 'preflight',
      request: said(get.url, 'OPTIONS'),
      response: { status: 204, headers: [['Access-Control-Allow-Headers', '*']] },
      error: 'header-disallowed-by-preflight-response',
      subject: 'sentry-trace',
    }),
  }),
  'OPTIONS is redirected, seen from the command line': diagnose({
    evidence: evidence(page),
    prediction: preflight,
    request: put,
    exchange: seenOutside({
      kind: 'preflight',
      request: said(put.url, 'OPTIONS'),
      response: { status: 308, headers: [['Location', '/orders/42/']] },
      error: 'preflight-disallowed-redirect',
      subject: '308',
    }),
  }),
  'only the preflight was played from the command line': diagnose({
    evidence: evidence(page),
    prediction: preflight,
    request: put,
    exchange: seenOutside({ kind: 'preflight', request: said(put.url, 'OPTIONS'), response: { status: 204, headers: [] } }),
  }),
  'a POST that needs no preflight': diagnose({
    evidence: evidence(half),
    prediction: simple,
    request: { ...get, method: 'POST', hasBody: true },
  }),
  'a page without an origin': diagnose({
    evidence: evidence({ 'exchange-error': 'missing-allow-origin-header', 'exchange-step': 'request', 'exchange-exact': true }),
    prediction: simple,
    request: { ...get, origin: 'null' },
  }),
  'the Content Security Policy refuses': diagnose({
    evidence: evidence({ ...page, 'settled-in-microtask': true, 'csp-violation': 'connect-src' }),
    prediction: simple,
    request: get,
  }),
  'an https page asks an http API': diagnose({
    evidence: evidence(page),
    prediction: prediction('blocked', { reasons: [finding('mixed-content', { subject: 'api.example.com' })] }),
    request: request({ origin: 'https://app.example.com', url: 'http://api.example.com/orders' }),
  }),
  'a user name in the URL': diagnose({
    evidence: evidence({ ...page, 'rejection-message': 'own', 'settled-in-microtask': true }),
    prediction: prediction('throws', { reasons: [finding('invalid-url', { params: { why: 'credentials' } })] }),
    request: get,
  }),
  'a port that browsers refuse': diagnose({
    evidence: evidence(page),
    prediction: prediction('blocked', { reasons: [finding('unsafe-port', { subject: '6000' })] }),
    request: request({ ...dev, url: 'http://localhost:6000/orders' }),
  }),
  'the time limit of the call': diagnose({
    evidence: evidence({ ...page, 'rejection-message': 'own', 'signal-state': 'timeout' }),
    prediction: simple,
    request: get,
  }),
  'the body broke off': diagnose({ evidence: evidence({ ...page, 'response-arrived': true }), prediction: simple, request: get }),
  'a redirect of the own origin to another': diagnose({
    evidence: evidence(half),
    prediction: prediction('same-origin', { reasons: [finding('same-origin')] }),
    request: request({ ...dev, url: 'http://localhost:5173/login' }),
  }),
  'an error that whycors has not seen': diagnose({
    evidence: evidence({ 'rejection-message': 'foreign', 'probe-not-sent': 'no-record' }),
    prediction: prediction('simple', { certainty: 'possible' }),
    request: get,
  }),
}
