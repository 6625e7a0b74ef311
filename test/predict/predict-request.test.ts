import { describe, expect, test } from 'vitest'
import type { Environment } from '../../src/model/environment.ts'
import type { RequestRecord } from '../../src/model/request-record.ts'
import { predictRequest } from '../../src/predict/predict-request.ts'
import { beaconOf, blobOf, nowhere, ownPage, page, recordOf, sandboxedPage, stream, text } from './record-of.ts'

const predicted = (given: Partial<RequestRecord> = {}, from: Environment = page) => predictRequest(recordOf(given), from)
const reasonsOf = (given: Partial<RequestRecord>, from?: Environment) => predicted(given, from).reasons.map(({ rule }) => rule)

describe('the verdict', () => {
  test.each<[verdict: string, given: Partial<RequestRecord>, from: Environment, because: string]>([
    ['simple', {}, page, 'nothing speaks against it'],
    ['same-origin', {}, ownPage, 'the own origin'],
    ['same-origin', { method: 'PUT', headers: [['x-a', '1']] }, ownPage, 'CORS does not apply'],
    ['same-origin', { url: 'data:,a', method: 'PUT' }, page, 'read without a network'],
    ['preflight', { method: 'PUT' }, page, 'the method'],
    ['preflight', { headers: [['x-a', '1']] }, page, 'a header'],
    ['preflight', { headers: [['x-a', '1']] }, nowhere, 'taken to be another origin'],
    ['opaque', { mode: 'no-cors', headers: [['x-a', '1']] }, page, 'the header is dropped'],
    ['opaque', beaconOf(text), page, 'a beacon'],
    ['preflight', beaconOf(blobOf('a/b')), page, 'a beacon with a type that is not safelisted'],
    ['same-origin', beaconOf(blobOf('a/b')), ownPage, 'a beacon to the own origin'],
    ['blocked', { mode: 'same-origin', method: 'PUT' }, page, 'blocked comes before a preflight'],
    ['blocked', { url: 'https://api.example:25/' }, ownPage, 'blocked comes before same-origin'],
    ['throws', { mode: 'no-cors', method: 'PUT', url: 'https://api.example:25/' }, page, 'throws comes before blocked'],
    ['throws', { method: 'TRACE' }, ownPage, 'throws comes before same-origin'],
    ['simple', {}, sandboxedPage, 'an opaque origin is another origin'],
  ])('%s for %j', (verdict, given, from, because) => {
    expect(predicted(given, from).verdict, because).toBe(verdict)
  })

  test('names every reason of the group that decides, and none of a later one', () => {
    expect(reasonsOf({ url: 'https://[', method: 'TRACE', headers: [['a b', '']] })).toEqual([
      'invalid-url',
      'invalid-method',
      'invalid-header',
    ])
    expect(reasonsOf({ url: 'https://api.example:25/', mode: 'same-origin', method: 'PUT' })).toEqual([
      'unsafe-port',
      'disallowed-by-mode',
    ])
    expect(
      reasonsOf({
        method: 'PUT',
        headers: [
          ['x-a', '1'],
          ['content-type', 'a/b'],
        ],
        body: text,
      }),
    ).toEqual(['method-not-safelisted', 'header-not-safelisted', 'content-type-not-safelisted'])
    expect(reasonsOf({})).toEqual([])
  })
})

describe('the preflight', () => {
  test('carries the method as normalised, and the names sorted, lower-cased and unique', () => {
    const { preflight } = predicted({
      method: 'put',
      headers: [
        ['X-B', '1'],
        ['x-a', '1'],
        ['Accept', 'a'],
        ['x-b', '2'],
        ['Content-Type', 'a/b'],
      ],
      body: text,
    })
    expect(preflight).toStrictEqual({ method: 'PUT', headers: ['content-type', 'x-a', 'x-b'] })
  })

  test('carries no names where the method alone is the reason', () => {
    expect(predicted({ method: 'PUT', headers: [['accept', 'a']] }).preflight).toStrictEqual({ method: 'PUT', headers: [] })
  })

  test('carries all safelisted names where together they are too long', () => {
    const accepts = Array.from({ length: 9 }, (): [string, string] => ['accept', 'a'.repeat(114)])
    const headers: [string, string][] = [...accepts, ['accept-language', 'de'], ['x-a', '1']]
    expect(predicted({ headers }).preflight?.headers).toStrictEqual(['accept', 'accept-language', 'x-a'])
  })

  test('is there for this verdict alone', () => {
    expect(predicted({})).not.toHaveProperty('preflight')
    expect(predicted({ method: 'PUT' }, ownPage)).not.toHaveProperty('preflight')
    expect(predicted({ method: 'TRACE' })).not.toHaveProperty('preflight')
  })
})

describe('what is dropped', () => {
  test('is named once each, in the order of the list', () => {
    expect(
      predicted({
        headers: [
          ['Host', 'a'],
          ['cookie', 'b'],
          ['HOST', 'c'],
          ['x-a', 'd'],
        ],
      }).dropped,
    ).toStrictEqual(['host', 'cookie'])
  })

  test('is nothing where the call throws', () => {
    expect(predicted({ method: 'TRACE', headers: [['Host', 'a']] }).dropped).toStrictEqual([])
  })
})

describe('notes', () => {
  test('stand beside the verdict', () => {
    const { notes } = predicted({
      method: 'patch',
      headers: [
        ['Host', 'a'],
        ['authorization', 'b'],
        ['content-type', 'a/b'],
      ],
      credentialsMode: 'include',
    })
    expect(notes.map(({ rule }) => rule)).toEqual([
      'method-not-normalized',
      'forbidden-request-header',
      'needless-content-type',
      'authorization-not-covered-by-wildcard',
      'credentials-need-exact-origin',
    ])
  })

  test('are none where the call throws', () => {
    expect(predicted({ method: 'TRACE', headers: [['Host', 'a']] }).notes).toStrictEqual([])
  })
})

describe('certainty', () => {
  const request = { source: 'request', body: { kind: 'request', usable: true } } as const
  test.each<[certainty: string, given: Partial<RequestRecord>, from: Environment, because: string]>([
    ['certain', {}, page, 'all was seen'],
    ['certain', { method: 'PUT' }, page, 'all was seen'],
    ['likely', {}, nowhere, 'the origin is not known'],
    ['likely', { method: 'PUT' }, nowhere, 'the origin is not known'],
    ['certain', { method: 'TRACE' }, nowhere, 'throws wherever the page is'],
    ['certain', { url: 'https://api.example:25/' }, nowhere, 'blocked wherever the page is'],
    ['likely', { mode: 'same-origin' }, nowhere, 'the own origin would not be blocked'],
    ['possible', { unseen: ['headers'] }, page, 'what was not seen may need a preflight'],
    ['likely', { unseen: ['headers'], method: 'PUT' }, page, 'what was not seen cannot take the reason back'],
    ['possible', { unseen: ['input'], url: '', method: 'PUT' }, page, 'the target is not known'],
    ['likely', { unseen: ['headers'] }, ownPage, 'CORS does not apply, but the call may throw'],
    ['certain', { unseen: ['headers'], method: 'TRACE' }, page, 'throws in any case'],
    ['likely', { method: 'POST', body: stream, duplex: 'half' }, page, 'a stream may have been read'],
    ['certain', { method: 'POST', body: stream, duplex: 'half' }, { ...page, engine: 'gecko' }, 'Gecko sends its text'],
    [
      'likely',
      { method: 'POST', body: stream, duplex: 'half', keepalive: true },
      page,
      'it may be the keepalive of a Request, for which Chromium does not ask',
    ],
    ['likely', { url: 'http://192.168.0.1/' }, { ...page, engine: 'chromium' }, 'Chromium may ask the user'],
    ['likely', { url: 'http://printer.local/' }, { ...page, engine: 'chromium' }, 'Chromium may ask the user'],
    ['certain', { url: 'http://api.example/' }, { ...page, engine: 'chromium' }, 'mixed content'],
    ['certain', { url: 'http://192.168.0.1/' }, { ...page, engine: 'gecko' }, 'mixed content'],
    ['certain', { aborted: true, unseen: [] }, nowhere, 'aborted wherever the page is'],
    ['likely', { url: 'http://api.example/' }, { origin: 'null' }, 'nobody knows whether the page blocks mixed content'],
    [
      'likely',
      { url: 'http://api.example/' },
      { origin: 'null', secureContext: true, baseUrl: 'data:,' },
      'http on the machine itself blocks none',
    ],
    ['certain', { url: 'http://api.example/' }, { origin: 'null', secureContext: true }, 'the page is known to block it'],
    ['certain', { url: 'http://api.example/' }, { origin: 'null', secureContext: false }, 'the page is known not to'],
    ['likely', { inconvertible: ['signal'] }, { ...page, engine: 'webkit' }, 'it throws in workers'],
    ['likely', { url: 'blob:https://app.example/1' }, page, 'the blob may be gone'],
    ['likely', { ...request, method: 'POST' }, page, 'it may have been made of a stream'],
    ['certain', { ...request, method: 'PUT' }, page, 'a stream would need the same preflight'],
    ['certain', { ...request, method: 'POST' }, ownPage, 'a stream would not matter'],
    ['certain', { ...request, method: 'POST' }, { ...page, engine: 'gecko' }, 'Gecko knows no streams'],
    ['likely', { ...request, method: 'PUT' }, { ...page, engine: 'webkit' }, 'WebKit would refuse a stream'],
    ['likely', { ...request, method: 'PUT', keepalive: true }, page, 'the body may be too long'],
    [
      'likely',
      { method: 'POST', keepalive: true, body: { kind: 'string', byteLength: 32_769 } },
      page,
      'others in flight share the limit',
    ],
    [
      'certain',
      { method: 'POST', keepalive: true, body: { kind: 'string', byteLength: 32_768 } },
      page,
      'others would have to be as long',
    ],
    [
      'likely',
      { combinedHeaders: true, headers: [['accept', `${'a'.repeat(100)}, ${'b'.repeat(100)}`]] },
      page,
      'the values may have been two',
    ],
    ['certain', { combinedHeaders: true, headers: [['accept', 'a, b']] }, page, 'it does not matter'],
    [
      'certain',
      { combinedHeaders: true, headers: [['accept', `${'a'.repeat(100)}, ${'b'.repeat(100)}`]] },
      { ...page, engine: 'chromium' },
      'Chromium combines anyhow',
    ],
    ['certain', { headers: [['accept', `${'a'.repeat(100)}, ${'b'.repeat(100)}`]] }, page, 'one value, as written'],
  ])('%s for %j', (certainty, given, from, because) => {
    expect(predicted(given, from).certainty, because).toBe(certainty)
  })
})

test('an engine that departs from the standard is named', () => {
  const { verdict, notes } = predicted({ headers: [['dpr', '1']] }, { ...page, engine: 'chromium' })
  expect(verdict).toBe('simple')
  expect(notes).toStrictEqual([{ rule: 'engine-deviates', subject: 'client-hints-safelisted', params: { engine: 'chromium' } }])
})

test('a known library is named', () => {
  expect(predicted({ headers: [['sentry-trace', '1']] }).reasons).toStrictEqual([
    {
      rule: 'header-not-safelisted',
      subject: 'sentry-trace',
      params: {},
      culprit: { library: 'Sentry', switch: 'tracePropagationTargets' },
    },
  ])
})

test('predictions share nothing that a caller could change', () => {
  const first = predicted({
    method: 'PUT',
    headers: [
      ['x-a', '1'],
      ['host', 'x'],
    ],
  })
  first.reasons.length = 0
  first.notes.length = 0
  first.dropped.length = 0
  first.preflight?.headers.splice(0)
  predicted({ method: 'PUT' }).preflight?.headers.push('x-a')
  expect(predicted({ method: 'PUT' }).preflight?.headers).toStrictEqual([])
  const { culprit } = predicted({ headers: [['newrelic', '1']] }).reasons[0] ?? {}
  if (culprit !== undefined) culprit.library = 'changed'
  expect(predicted({ headers: [['newrelic', '1']] }).reasons[0]?.culprit?.library).toBe('New Relic')
  expect(
    predicted({
      method: 'PUT',
      headers: [
        ['x-a', '1'],
        ['host', 'x'],
      ],
    }),
  ).toMatchObject({
    dropped: ['host'],
    preflight: { headers: ['x-a'] },
    reasons: [{ rule: 'method-not-safelisted' }, { rule: 'header-not-safelisted' }],
  })
})
