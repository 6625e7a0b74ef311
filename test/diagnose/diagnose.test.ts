import { describe, expect, test } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { CauseId, Stage } from '../../src/model/cause.ts'
import type { Certainty } from '../../src/model/certainty.ts'
import type { NextStep } from '../../src/model/diagnosis.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import type { FixId } from '../../src/model/fix.ts'
import { diagnosisOf, type Failure, mutable } from './support/describe-causes.ts'
import { evidence, prediction, request } from './support/facts.ts'

/** What a page in Chromium holds of a failure before any probe, 30 ms later. */
const page = {
  engine: 'chromium',
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
const put = { method: 'PUT', headerNames: ['x-id'] } as const
const own = { url: 'https://app.test/orders' } as const

const rows: {
  title: string
  failure: Failure
  stage: [Stage, Certainty]
  cause: [CauseId, Certainty]
  /** Candidates that must be left, and no others. */
  only?: CauseId[]
  next: NextStep['id'] | undefined
  fix: FixId | undefined
}[] = [
  {
    title: 'nothing but the general message: everything stands, and it is no more than possible',
    failure: { seen: page },
    stage: ['response', 'possible'],
    cause: ['missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'allow-origin',
  },
  {
    title: 'no probe is answered: the host, likely',
    failure: { seen: dead },
    stage: ['unreachable', 'likely'],
    cause: ['connection-refused', 'possible'],
    next: 'run-command',
    fix: 'start-server',
  },
  {
    title: 'a public page and a dead private address: host or browser policy',
    failure: { seen: dead, request: { url: 'https://192.168.1.5/' } },
    stage: ['page-policy', 'possible'],
    cause: ['local-network-access', 'possible'],
    next: 'open-devtools',
    fix: 'allow-local-network',
  },
  {
    title: 'the host answers and the answer cannot be read: the CORS check, likely',
    failure: { seen: half },
    stage: ['response', 'likely'],
    cause: ['missing-allow-origin-header', 'possible'],
    only: [
      'missing-allow-origin-header',
      'allow-origin-mismatch',
      'multiple-allow-origin-values',
      'invalid-allow-origin-value',
      'redirect-contains-credentials',
    ],
    next: 'run-command',
    fix: 'allow-origin',
  },
  {
    title: 'the same, where a preflight goes first: preflight or answer cannot be told apart',
    failure: { seen: half, verdict: 'preflight', request: put },
    stage: ['preflight', 'possible'],
    cause: ['preflight-missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'allow-origin',
  },
  {
    title: 'the origin is granted on GET: the preflight refuses header or method, likely',
    failure: { seen: both, verdict: 'preflight', request: put },
    stage: ['preflight', 'likely'],
    cause: ['header-disallowed-by-preflight-response', 'possible'],
    next: 'run-command',
    fix: 'allow-header',
  },
  {
    title: 'the origin is granted on GET: without unsafe headers it is the method',
    failure: {
      seen: both,
      verdict: 'preflight',
      request: { method: 'DELETE' },
      foreseen: { preflight: { method: 'DELETE', headers: [] } },
    },
    stage: ['preflight', 'likely'],
    cause: ['method-disallowed-by-preflight-response', 'possible'],
    next: 'run-command',
    fix: 'allow-method',
  },
  {
    title: 'granted without credentials, refused with them',
    failure: { seen: both, request: { credentialsMode: 'include' } },
    stage: ['credentials', 'likely'],
    cause: ['wildcard-origin-not-allowed', 'possible'],
    next: 'run-command',
    fix: 'name-origin-for-credentials',
  },
  {
    title: 'granted without credentials, refused with them in the preflight',
    failure: { seen: both, verdict: 'preflight', request: { ...put, credentialsMode: 'include' } },
    stage: ['preflight', 'likely'],
    cause: ['preflight-wildcard-origin-not-allowed', 'possible'],
    next: 'run-command',
    fix: 'name-origin-for-credentials',
  },
  {
    title: 'a simple POST, granted on GET: the answer to POST, likely',
    failure: { seen: both, request: { method: 'POST' } },
    stage: ['response', 'likely'],
    cause: ['missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'allow-origin',
  },
  {
    title: 'the same GET is answered a moment later: what can pass in a moment',
    failure: { seen: both },
    stage: ['path', 'possible'],
    cause: ['connection-refused', 'possible'],
    only: [
      'connection-refused',
      'name-not-resolved',
      'offline',
      'connection-reset',
      'connection-closed',
      'empty-response',
      'missing-allow-origin-header',
      'allow-origin-mismatch',
    ],
    next: 'open-devtools',
    fix: 'check-server-log',
  },
  {
    title: 'a request to the own origin: the network first',
    failure: { seen: dead, verdict: 'same-origin', request: own },
    stage: ['unreachable', 'likely'],
    cause: ['connection-refused', 'possible'],
    next: 'run-command',
    fix: 'start-server',
  },
  {
    title: 'a request to the own origin that only no-cors can follow: a redirect to another origin, likely',
    failure: { seen: half, verdict: 'same-origin', request: own },
    stage: ['redirect', 'likely'],
    cause: ['missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'call-final-url',
  },
  {
    title: 'a no-cors request that cors would be granted: Cross-Origin-Resource-Policy',
    failure: { seen: { ...dead, 'probe-cors': 'answered' }, verdict: 'opaque', request: { mode: 'no-cors' } },
    stage: ['path', 'possible'],
    cause: ['corp-blocked', 'possible'],
    only: ['corp-blocked', 'coep-blocked'],
    next: 'run-command',
    fix: 'send-corp-header',
  },
  {
    title: 'an argument error that no rule foresaw: the call itself, likely; what to correct, only its message says',
    failure: { seen: { ...page, 'rejection-message': 'own', 'settled-in-microtask': true } },
    stage: ['request', 'likely'],
    cause: ['invalid-url', 'possible'],
    next: undefined,
    fix: undefined,
  },
  {
    title: 'the body broke off: the stage is certain, the cause is not',
    failure: { seen: { ...page, 'response-arrived': true } },
    stage: ['body', 'certain'],
    cause: ['body-network-error', 'possible'],
    only: ['body-network-error', 'content-decoding-failed'],
    next: 'open-devtools',
    fix: 'check-server-log',
  },
  {
    title: 'an error that no fetch makes',
    failure: { seen: { ...page, 'rejection-message': 'foreign' } },
    stage: ['unknown', 'possible'],
    cause: ['unknown', 'possible'],
    only: ['unknown'],
    next: 'use-whycors-fetch',
    fix: 'use-whycors-fetch',
  },
  {
    title: 'an error whose call did not come through whycors',
    failure: { seen: { 'rejection-message': 'opaque', 'probe-not-sent': 'no-record' } },
    stage: ['unknown', 'possible'],
    cause: ['unknown', 'possible'],
    only: ['unknown'],
    next: 'use-whycors-fetch',
    fix: 'use-whycors-fetch',
  },
  {
    title: 'nothing fits: a blob: URL that was revoked',
    failure: { seen: page, verdict: 'same-origin', rules: ['local-scheme'], request: { url: 'blob:https://app.test/…' } },
    stage: ['unknown', 'possible'],
    cause: ['unknown', 'possible'],
    only: ['unknown'],
    next: 'open-devtools',
    fix: undefined,
  },
  {
    title: 'the root of the origin answers: the URL, not the host, likely',
    failure: { seen: { ...dead, 'probe-origin-root': 'answered' } },
    stage: ['path', 'likely'],
    cause: ['blocked-by-client', 'possible'],
    next: 'run-command',
    fix: 'check-content-blocker',
  },
  {
    title: 'the origin answered this page a moment ago: not called unreachable',
    failure: { seen: { ...dead, 'memory-origin-answered': 5 } },
    stage: ['path', 'possible'],
    cause: ['blocked-by-client', 'possible'],
    next: 'run-command',
    fix: 'check-content-blocker',
  },
  {
    title: 'what is long ago does not count',
    failure: { seen: { ...dead, 'memory-origin-answered': 61 } },
    stage: ['unreachable', 'likely'],
    cause: ['connection-refused', 'possible'],
    next: 'run-command',
    fix: 'start-server',
  },
  {
    title: 'the answer is a redirect that the page may follow: its target, likely',
    failure: { seen: { ...half, 'probe-redirect': 'redirected' } },
    stage: ['redirect', 'likely'],
    cause: ['missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'call-final-url',
  },
  {
    title: 'Firefox says that the request went out after its preflight: the answer',
    failure: {
      seen: { ...both, engine: 'gecko', 'timing-entry': 'sent', 'probe-redirect': 'failed' },
      verdict: 'preflight',
      request: put,
    },
    stage: ['response', 'likely'],
    cause: ['missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'allow-origin',
  },
  {
    title: 'the same GET with its headers is answered a moment later: what can pass in a moment, of its preflight as well',
    failure: {
      seen: { ...both, 'probe-headers': 'answered', 'probe-header-names': 'x-id' },
      verdict: 'preflight',
      foreseen: { preflight: { method: 'GET', headers: ['x-id'] } },
      request: { headerNames: ['x-id'] },
    },
    stage: ['path', 'possible'],
    cause: ['connection-refused', 'possible'],
    only: [
      'connection-refused',
      'name-not-resolved',
      'offline',
      'connection-reset',
      'connection-closed',
      'empty-response',
      'preflight-missing-allow-origin-header',
      'preflight-invalid-status',
      'invalid-response',
      'missing-allow-origin-header',
      'allow-origin-mismatch',
    ],
    next: 'run-command',
    fix: 'check-server-log',
  },
  {
    title: 'Firefox says that the request went out, though a GET with its headers was refused: an error page for them',
    failure: {
      seen: { ...both, engine: 'gecko', 'timing-entry': 'sent', 'probe-headers': 'failed', 'probe-redirect': 'failed' },
      verdict: 'preflight',
      request: put,
    },
    stage: ['response', 'likely'],
    cause: ['missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'allow-origin',
  },
  {
    title: 'Firefox says that the request went out after its preflight, and nothing answers: the URL, not the host',
    failure: {
      seen: { ...dead, engine: 'gecko', 'timing-entry': 'sent', 'probe-redirect': 'failed' },
      verdict: 'preflight',
      request: put,
    },
    stage: ['path', 'possible'],
    cause: ['connection-reset', 'possible'],
    next: 'run-command',
    fix: 'check-server-log',
  },
  {
    title: 'Firefox says that it never went out, whatever passed a moment ago: the preflight',
    failure: {
      seen: { ...half, engine: 'gecko', 'timing-entry': 'not-sent', 'memory-preflight-passed': 3, 'memory-origin-answered': 3 },
      verdict: 'preflight',
      request: put,
    },
    stage: ['preflight', 'likely'],
    cause: ['preflight-missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'allow-origin',
  },
  {
    title: 'the preflight passed a moment ago: the answer, more than a preflight of which a GET tells nothing',
    failure: {
      seen: { ...both, 'memory-preflight-passed': 3, 'memory-origin-answered': 3, 'memory-origin-readable': 3 },
      verdict: 'preflight',
      request: { method: 'PUT' },
    },
    stage: ['response', 'likely'],
    cause: ['missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'allow-origin',
  },
  {
    title: 'Firefox says that it never went out: the preflight',
    failure: { seen: { ...half, engine: 'gecko', 'timing-entry': 'not-sent' }, verdict: 'preflight', request: put },
    stage: ['preflight', 'likely'],
    cause: ['preflight-missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'allow-origin',
  },
  {
    title: 'a report of the embedder policy shows that the host answers',
    failure: { seen: { ...dead, 'coep-report': true } },
    stage: ['response', 'likely'],
    cause: ['missing-allow-origin-header', 'possible'],
    next: 'run-command',
    fix: 'allow-origin',
  },
  {
    title: 'a hanging server: the probe says nothing',
    failure: { seen: { ...page, 'probe-no-cors': 'timed-out' } },
    stage: ['unreachable', 'possible'],
    cause: ['connection-refused', 'possible'],
    next: 'run-command',
    fix: 'start-server',
  },
]

describe('diagnose', () => {
  test.each(rows)('$title', ({ failure, stage, cause, only, next, fix }) => {
    const diagnosis = diagnosisOf(failure)
    expect([diagnosis.stage, diagnosis.stageCertainty]).toEqual(stage)
    expect([diagnosis.cause, diagnosis.certainty]).toEqual(cause)
    if (only !== undefined) expect(diagnosis.candidates.map((candidate) => candidate.cause)).toEqual(only)
    expect(diagnosis.next?.id).toBe(next)
    expect(diagnosis.fixes[0]?.id).toBe(fix)
  })

  test('names the header line to send, and where', () => {
    expect(diagnosisOf({ seen: half }).fixes[0]).toEqual({
      who: 'server',
      id: 'allow-origin',
      params: { line: 'Access-Control-Allow-Origin: https://app.test', on: 'response' },
      cost: 'exposes-to-origin',
    })
    expect(diagnosisOf({ seen: both, verdict: 'preflight', request: put }).fixes.map(({ params }) => params['line'])).toEqual([
      'Access-Control-Allow-Headers: X-Id',
      'Access-Control-Allow-Methods: PUT',
      'Access-Control-Allow-Origin: https://app.test',
      undefined,
    ])
  })

  test('does not tell a server to grant the origin null, which every sandboxed page shares', () => {
    expect(diagnosisOf({ seen: half, request: { origin: 'null' } }).fixes.slice(0, 2)).toEqual([
      { who: 'client', id: 'serve-page-from-origin', params: {} },
      {
        who: 'server',
        id: 'allow-origin',
        params: { line: 'Access-Control-Allow-Origin: *', on: 'response' },
        cost: 'weakens-check',
      },
    ])
  })

  test('leaves the origin open where it is not known', () => {
    const { origin: _, ...shape } = request()
    const { fixes } = diagnose({ evidence: evidence(half), prediction: prediction('simple'), request: shape })
    expect(fixes[0]?.params['line']).toBe('Access-Control-Allow-Origin: <origin of the page>')
  })

  test('carries the command that settles it', () => {
    expect(diagnosisOf({ seen: both, verdict: 'preflight', request: put }).next?.params).toEqual({
      command: "npx whycors 'https://api.test/orders' --origin 'https://app.test' --method PUT --header 'x-id: placeholder'",
    })
  })

  test('asks for probes where the command passed and none was sent', () => {
    const passed = { ...page, 'exchange-error': 'none', 'exchange-step': 'request', 'exchange-exact': true } as const
    const input = { evidence: evidence(passed), prediction: prediction('simple'), request: request() }
    expect(diagnose({ ...input, probesAllowed: 'never' }).next).toEqual({ id: 'allow-probes', params: {} })
    expect(diagnose({ ...input, probesAllowed: 'full' }).next).toEqual({ id: 'open-devtools', params: {} })
  })

  test('adds what follows from the input to the evidence, and changes no observation', () => {
    const diagnosis = diagnosisOf({
      seen: { 'predicted-verdict': 'simple', 'probe-cors': 'failed' },
      verdict: 'preflight',
      request: put,
    })
    expect(diagnosis.evidence).toEqual([
      { id: 'request-shape', observed: 'PUT cors same-origin follow' },
      { id: 'predicted-verdict', observed: 'simple' },
      { id: 'probe-cors', observed: 'failed' },
    ])
  })
})

describe('an exchange from outside the page', () => {
  const exchange = (
    changes: Partial<Exchange>,
    error?: CauseId,
    kind: 'preflight' | 'request' | 'redirect' = 'preflight',
  ): Exchange => ({
    version: 1,
    steps: [
      {
        kind,
        request: { method: 'OPTIONS', url: 'https://api.test/orders', headers: [] },
        ...(error === undefined ? {} : { error }),
      },
    ],
    sameCredentials: true,
    sameMethod: true,
    ...changes,
  })
  const input = { evidence: evidence(page), prediction: prediction('preflight'), request: request(mutable(put)) }

  test('settles the cause where it held the step itself', () => {
    const diagnosis = diagnose({ ...input, exchange: exchange({}, 'preflight-invalid-status') })
    expect([diagnosis.cause, diagnosis.certainty, diagnosis.stage, diagnosis.stageCertainty]).toEqual([
      'preflight-invalid-status',
      'certain',
      'preflight',
      'certain',
    ])
    expect(diagnosis.candidates).toEqual([{ cause: 'preflight-invalid-status', because: ['exchange-error', 'exchange-exact'] }])
    expect(diagnosis.next).toBeUndefined()
  })

  test.each([{ sameMethod: false }, { sameCredentials: false }])('makes it no more than likely with %j', (changes) => {
    const diagnosis = diagnose({ ...input, exchange: exchange(changes, 'preflight-invalid-status') })
    expect([diagnosis.cause, diagnosis.certainty, diagnosis.stageCertainty]).toEqual([
      'preflight-invalid-status',
      'likely',
      'likely',
    ])
    expect(diagnosis.next?.id).toBe('run-command')
  })

  test('is not believed against what the page saw', () => {
    const granted = {
      ...input,
      evidence: evidence({ ...both, 'signal-state': 'none' }),
      prediction: prediction('simple'),
      request: request(),
    }
    const diagnosis = diagnose({ ...granted, exchange: exchange({}, 'multiple-allow-origin-values', 'request') })
    expect(diagnosis.cause).not.toBe('multiple-allow-origin-values')
    expect(diagnosis.certainty).toBe('possible')
  })

  test('of a preflight that died at a host which answers the page settles that it was the preflight', () => {
    const watched = exchange({}, 'empty-response')
    const alone = diagnose({ ...input, exchange: watched })
    expect([alone.stage, alone.cause, alone.certainty]).toEqual(['preflight', 'invalid-response', 'likely'])
    const answered = diagnose({ ...input, evidence: evidence(both), exchange: watched })
    expect([answered.cause, answered.certainty]).toEqual(['invalid-response', 'certain'])
  })

  test('of a preflight that was no HTTP to whoever watched does not settle what it was to the browser', () => {
    // Firefox takes it for an answer of HTTP/0.9, and WebKit one of two lengths; then the preflight has no CORS headers.
    const { cause, certainty, candidates } = diagnose({
      ...input,
      evidence: evidence(both),
      exchange: exchange({}, 'invalid-http-response'),
    })
    expect([cause, certainty]).toEqual(['invalid-response', 'likely'])
    expect(candidates.map((one) => one.cause)).toContain('preflight-missing-allow-origin-header')
  })

  test.each(['unsafe-port', 'name-not-resolved', 'mixed-content'] as const)(
    'of a redirect to %s settles it where no page has seen the failure, whatever the prediction says',
    (cause) => {
      const local = request({ url: 'http://localhost:3000/' })
      const { stage, ...told } = diagnose({
        evidence: [],
        prediction: prediction('simple'),
        request: local,
        exchange: exchange({}, cause, 'redirect'),
      })
      expect([told.cause, told.certainty]).toEqual([cause, 'certain'])
      if (cause === 'name-not-resolved') expect(stage).toBe('path')
    },
  )

  test('of a redirect to a port that is not allowed settles it for the page, too', () => {
    const { cause, certainty } = diagnose({
      evidence: evidence(page),
      prediction: prediction('simple'),
      request: request(),
      exchange: exchange({}, 'unsafe-port', 'redirect'),
    })
    expect([cause, certainty]).toEqual(['unsafe-port', 'certain'])
  })

  test('of an error of the server puts the error first', () => {
    const watched = exchange({}, 'missing-allow-origin-header', 'request')
    const steps = watched.steps.map((step) => ({ ...step, response: { status: 500, headers: [] } }))
    const { fixes, evidence: all } = diagnose({ ...input, exchange: { ...watched, steps } })
    expect(all).toContainEqual({ id: 'exchange-status', observed: 500 })
    expect(fixes.map(({ id }) => id).slice(0, 2)).toEqual(['cors-on-error-responses', 'check-server-log'])
  })

  test('once given is not asked for again', () => {
    const { next } = diagnose({ ...input, exchange: exchange({}, 'connection-refused', 'request') })
    expect(next?.id).not.toBe('run-command')
  })

  test('of a network failure settles only the way of whoever watched', () => {
    const watched = exchange({}, 'connection-refused', 'request')
    expect(diagnose({ ...input, evidence: [], exchange: watched }).certainty).toBe('certain')
    expect(diagnose({ ...input, exchange: watched }).certainty).toBe('likely')
  })

  test('at the preflight of a redirect makes its cause one of the redirect', () => {
    const error = 'preflight-missing-allow-origin-header'
    const { steps } = exchange({}, error)
    const first = steps.map(({ request }) => ({ kind: 'request' as const, request: { ...request, url: 'https://api.test/' } }))
    const told = diagnose({ ...input, exchange: exchange({ steps: [...first, ...steps] }) })
    expect([told.stage, told.cause]).toEqual(['redirect', error])
    expect(diagnose({ ...input, exchange: exchange({}, error) }).stage).toBe('preflight')
  })

  test('at a redirect makes a CORS cause one of the redirect', () => {
    const diagnosis = diagnose({ ...input, exchange: exchange({}, 'missing-allow-origin-header', 'redirect') })
    expect([diagnosis.stage, diagnosis.cause]).toEqual(['redirect', 'missing-allow-origin-header'])
    expect(diagnosis.fixes.map(({ id }) => id)).toEqual([
      'call-final-url',
      'cors-on-redirects',
      'allow-origin',
      'cors-on-error-responses',
    ])
  })

  test('without steps is no evidence', () => {
    expect(diagnose({ ...input, exchange: exchange({ steps: [] }) }).evidence.map(({ id }) => id)).not.toContain('exchange-error')
  })
})
