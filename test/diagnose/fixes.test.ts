import { describe, expect, test } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { CauseId } from '../../src/model/cause.ts'
import type { RequestSummary } from '../../src/model/diagnosis.ts'
import type { ExchangeStep } from '../../src/model/exchange.ts'
import type { Prediction } from '../../src/model/prediction.ts'
import { finding, prediction, request } from './support/facts.ts'

interface Row {
  because: string
  error?: CauseId
  origin?: string
  status?: number
  kind?: ExchangeStep['kind']
  subject?: string
  /** Headers of the answer. Default: none. */
  answer?: [string, string][]
  request?: Partial<RequestSummary>
  prediction?: Prediction
  expected: string[]
}

const patch = prediction('preflight', {
  reasons: [finding('method-not-safelisted', { subject: 'patch' })],
  notes: [finding('method-not-normalized', { subject: 'patch' })],
  preflight: { method: 'patch', headers: [] },
})

const rows: Row[] = [
  {
    because: 'the origin of the page is named',
    error: 'allow-origin-mismatch',
    expected: ['server correct-allow-origin Access-Control-Allow-Origin: https://app.test', 'proxy proxy-same-origin'],
  },
  {
    because: 'redirects made the Origin null, and no list of origins allows it',
    error: 'allow-origin-mismatch',
    kind: 'redirect',
    origin: 'null',
    expected: ['client call-final-url', 'server correct-allow-origin Access-Control-Allow-Origin: *', 'proxy proxy-same-origin'],
  },
  {
    because: 'with credentials no wildcard counts, and null cannot be named safely',
    error: 'allow-origin-mismatch',
    kind: 'redirect',
    origin: 'null',
    request: { credentialsMode: 'include' },
    expected: ['client call-final-url', 'proxy proxy-same-origin'],
  },
  {
    because: 'servers know PATCH, not patch',
    error: 'method-disallowed-by-preflight-response',
    kind: 'preflight',
    request: { method: 'patch' },
    prediction: patch,
    expected: ['client write-method-upper-case PATCH', 'server allow-method Access-Control-Allow-Methods: patch'],
  },
  {
    because: 'the exchange names the header',
    error: 'header-disallowed-by-preflight-response',
    kind: 'preflight',
    subject: 'x-id',
    prediction: prediction('preflight'),
    expected: ['server allow-header Access-Control-Allow-Headers: X-Id', 'client drop-header x-id', 'proxy proxy-same-origin'],
  },
  {
    because: 'other callers need what is allowed already',
    error: 'header-disallowed-by-preflight-response',
    kind: 'preflight',
    subject: 'x-id',
    answer: [
      ['access-control-allow-headers', 'content-type ,X-A,'],
      ['Access-Control-Allow-Headers', '*'],
    ],
    prediction: prediction('preflight', { preflight: { method: 'GET', headers: ['content-type', 'x-id'] } }),
    expected: [
      'server allow-header Access-Control-Allow-Headers: content-type, X-A, *, X-Id',
      'client drop-header x-id',
      'proxy proxy-same-origin',
    ],
  },
  {
    because: 'with credentials a wildcard allows nothing',
    error: 'method-disallowed-by-preflight-response',
    kind: 'preflight',
    answer: [['Access-Control-Allow-Methods', '*, DELETE']],
    request: { method: 'PUT', credentialsMode: 'include' },
    prediction: prediction('preflight'),
    expected: [
      'server allow-method Access-Control-Allow-Methods: DELETE, PUT',
      'client use-safelisted-method',
      'proxy proxy-same-origin',
    ],
  },
  {
    because: 'what a server sends can be long',
    error: 'method-disallowed-by-preflight-response',
    kind: 'preflight',
    answer: [['Access-Control-Allow-Methods', 'X'.repeat(600)]],
    request: { method: 'PUT' },
    prediction: prediction('preflight'),
    expected: [
      'server allow-method Access-Control-Allow-Methods: PUT',
      'client use-safelisted-method',
      'proxy proxy-same-origin',
    ],
  },
  {
    because: 'an error page answered OPTIONS',
    error: 'preflight-missing-allow-origin-header',
    kind: 'preflight',
    status: 404,
    prediction: prediction('preflight'),
    expected: [
      'server answer-options',
      'server allow-origin Access-Control-Allow-Origin: https://app.test',
      'proxy proxy-same-origin',
    ],
  },
]

function diagnosisOf(row: Row) {
  const { error, origin = 'https://app.test', status = 200, kind = 'request', subject, answer = [] } = row
  const shape = request(row.request)
  const step: ExchangeStep = {
    kind,
    request: { method: shape.method, url: shape.url, headers: [['Origin', origin]] },
    response: { status, headers: answer },
    ...(error === undefined ? {} : { error }),
    ...(subject === undefined ? {} : { subject }),
  }
  return diagnose({
    evidence: [],
    prediction: row.prediction ?? prediction('simple'),
    request: shape,
    exchange: { version: 1, steps: [step], sameCredentials: true, sameMethod: true },
  })
}

describe('the fixes of a failure that was seen from outside', () => {
  test.each(rows)('$because', (row) => {
    const { fixes } = diagnosisOf(row)
    expect(
      fixes.map(({ who, id, params }) =>
        [who, id, params['line'] ?? params['method'] ?? params['header'] ?? []].flat().join(' '),
      ),
    ).toEqual(row.expected)
  })

  test('ask for the request itself where only its preflight was played', () => {
    const { next } = diagnosisOf({
      because: '',
      kind: 'preflight',
      request: { method: 'PUT' },
      prediction: prediction('preflight'),
      expected: [],
    })
    expect(next?.id).toBe('run-command')
  })
})
