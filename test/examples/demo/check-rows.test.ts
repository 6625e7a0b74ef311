import { expect, test } from 'vitest'
import { type CheckName, checkRows, checks } from '../../../examples/demo/check-rows.ts'
import type { DemoRow } from '../../../examples/demo/demo-row.ts'
import type { Diagnosis, Exchange, Prediction } from '../../../src/index.ts'

const prediction: Prediction = {
  verdict: 'preflight',
  certainty: 'certain',
  reasons: [],
  notes: [],
  preflight: { method: 'PUT', headers: ['content-type', 'x-a'] },
  dropped: [],
}

const diagnosis: Diagnosis = {
  version: 1,
  stage: 'preflight',
  stageCertainty: 'likely',
  cause: 'preflight-missing-allow-origin-header',
  certainty: 'possible',
  candidates: [
    { cause: 'preflight-missing-allow-origin-header', because: [] },
    { cause: 'method-disallowed-by-preflight-response', because: [] },
  ],
  ruledOut: [],
  evidence: [],
  fixes: [],
  prediction,
  request: {
    api: 'fetch',
    method: 'PUT',
    url: 'http://localhost:8080/a',
    mode: 'cors',
    credentialsMode: 'same-origin',
    headerNames: [],
    hasBody: false,
  },
  fingerprint: '',
}

const exchange: Exchange = { version: 1, steps: [], sameCredentials: true, sameMethod: true }

const options = {
  method: 'OPTIONS',
  headers: [
    ['Access-Control-Request-Method', 'PUT'],
    ['Access-Control-Request-Headers', 'content-type,x-a'],
  ],
} as const

/** A call that is refused for its method: every check is content with it. */
const row: DemoRow = {
  scenario: {
    id: 'row',
    title: '',
    story: '',
    call: { path: '/a', method: 'PUT' },
    verdict: 'method-disallowed-by-preflight-response',
    stage: 'preflight',
    arrives: true,
    seenFromOutside: true,
  },
  prediction,
  outcome: { ok: false, name: 'TypeError', message: 'Failed to fetch' },
  diagnosis,
  arrived: [options],
  verdict: { words: 'MethodDisallowedByPreflightResponse', cause: 'method-disallowed-by-preflight-response' },
  outside: { outcome: 'refused', cause: 'method-disallowed-by-preflight-response', certainty: 'certain', exitCode: 1, exchange },
  settled: { ...diagnosis, cause: 'method-disallowed-by-preflight-response', certainty: 'certain', stageCertainty: 'certain' },
}

const healthy: DemoRow = {
  ...row,
  scenario: { ...row.scenario, verdict: null, stage: null },
  outcome: { ok: true, status: 200, exposed: [] },
  diagnosis: null,
  arrived: [options, { method: 'PUT', headers: [] }],
  verdict: undefined,
  outside: { outcome: 'pass', cause: null, certainty: null, exitCode: 0, exchange },
  settled: null,
}

const { preflight: _, ...rest } = prediction
const simple: Prediction = { ...rest, verdict: 'simple' }
const ownFault = { ...row, scenario: { ...row.scenario, seenFromOutside: false } }
const timedOut: Diagnosis = {
  ...diagnosis,
  stage: 'aborted',
  stageCertainty: 'certain',
  cause: 'timeout',
  certainty: 'certain',
  candidates: [{ cause: 'timeout', because: [] }],
}
const timeout: DemoRow = {
  ...row,
  scenario: { ...row.scenario, verdict: 'timeout', stage: 'aborted' },
  verdict: { words: 'net::ERR_ABORTED', cause: 'aborted' },
  diagnosis: timedOut,
  settled: timedOut,
  outside: { outcome: 'failed', cause: 'timeout', certainty: 'likely', exitCode: 1, exchange },
}

test.each<{ row: DemoRow; because: string }>([
  { row, because: 'a refused call with a preflight' },
  { row: healthy, because: 'a healthy call' },
  { row: { ...row, verdict: undefined }, because: 'a browser that tells no verdict' },
  { row: timeout, because: 'the network service knows no timeout, only that the page gave up' },
  { row: { ...ownFault, outside: healthy.outside }, because: "the page's own fault passes outside" },
  {
    row: { ...row, prediction: simple, arrived: [{ method: 'PUT', headers: [] }] },
    because: 'predicted without a preflight, and none came',
  },
  { row: { ...row, prediction: { ...simple, verdict: 'blocked' }, arrived: [] }, because: 'predicted to send nothing' },
  { row: { ...row, scenario: { ...row.scenario, arrives: false }, arrived: [] }, because: 'nobody listens' },
  {
    row: { ...row, diagnosis: { ...diagnosis, certainty: 'certain', cause: 'method-disallowed-by-preflight-response' } },
    because: 'a right certain',
  },
])('stays quiet about $because', ({ row: good }) => {
  expect(checkRows([good])).toEqual([])
})

const found: { check: CheckName; row: DemoRow; because: string }[] = [
  { check: 'the call ends as it was made to end', row: { ...row, outcome: healthy.outcome }, because: 'a broken call succeeds' },
  { check: 'the call ends as it was made to end', row: { ...healthy, outcome: row.outcome }, because: 'a healthy call fails' },
  {
    check: 'Chromium says what the scenario was made for',
    row: { ...row, verdict: { words: 'PreflightInvalidStatus', cause: 'preflight-invalid-status' } },
    because: 'another verdict',
  },
  { check: 'the prediction is what the server saw', row: { ...row, arrived: [] }, because: 'nothing arrived' },
  {
    check: 'the prediction is what the server saw',
    row: { ...row, arrived: [{ method: 'PUT', headers: [] }] },
    because: 'no preflight arrived',
  },
  {
    check: 'the prediction is what the server saw',
    row: { ...row, prediction: simple },
    because: 'a preflight arrived that was not foreseen',
  },
  {
    check: 'the prediction is what the server saw',
    row: { ...row, prediction: { ...prediction, preflight: { method: 'PUT', headers: ['x-a'] } } },
    because: 'another list of headers arrived',
  },
  {
    check: 'the prediction is what the server saw',
    row: { ...row, prediction: { ...prediction, preflight: { method: 'put', headers: ['content-type', 'x-a'] } } },
    because: 'another method arrived',
  },
  {
    check: 'the prediction is what the server saw',
    row: { ...row, prediction: { ...simple, verdict: 'blocked' } },
    because: 'something arrived',
  },
  {
    check: 'the prediction is what the server saw',
    row: { ...row, scenario: { ...row.scenario, arrives: false } },
    because: 'something arrived where nobody listens',
  },
  {
    check: 'no wrong certain',
    row: { ...row, diagnosis: { ...diagnosis, certainty: 'certain' } },
    because: 'the page is certain of another cause',
  },
  {
    check: 'no wrong certain',
    row: { ...row, diagnosis: { ...diagnosis, stage: 'response', stageCertainty: 'certain' } },
    because: 'the page is certain of another stage',
  },
  {
    check: 'no wrong certain',
    row: { ...row, outside: { ...row.outside, cause: 'preflight-invalid-status' } },
    because: 'the command line is certain of another cause',
  },
  {
    check: 'no wrong certain',
    row: { ...row, settled: { ...diagnosis, certainty: 'certain' } },
    because: 'the page is certain of another cause once it knows the exchange',
  },
  {
    check: 'given what was seen from outside, the page names the exact cause',
    row: { ...row, settled: diagnosis },
    because: 'the page names another cause although it knows the exchange',
  },
  {
    check: 'the true cause is not ruled out',
    row: { ...row, diagnosis: { ...diagnosis, candidates: diagnosis.candidates.slice(0, 1) } },
    because: 'the true cause is no candidate',
  },
  {
    check: 'the command line names the exact cause',
    row: { ...row, outside: { ...row.outside, cause: 'preflight-invalid-status', certainty: 'likely' } },
    because: 'it names another cause',
  },
  { check: 'the command line names the exact cause', row: { ...row, outside: healthy.outside }, because: 'it sees no failure' },
  {
    check: 'the command line names the exact cause',
    row: { ...row, outside: { ...row.outside, exitCode: 0 } },
    because: 'its exit code says that all is well',
  },
  {
    check: 'the command line names the exact cause',
    row: { ...healthy, outside: row.outside },
    because: 'it refuses a healthy call',
  },
  { check: 'the command line names the exact cause', row: ownFault, because: "it blames the server for the page's own fault" },
]

test.each(found)('$check: finds that $because', ({ check, row: bad }) => {
  expect(checkRows([bad]).map((finding) => finding.check)).toContain(check)
})

test('each check is shown to find something', () => {
  expect(new Set(found.map(({ check }) => check))).toEqual(new Set(Object.keys(checks)))
})
