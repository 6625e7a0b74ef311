import { describe, expect, test } from 'vitest'
import type { Environment } from '../../src/model/environment.ts'
import type { RequestRecord } from '../../src/model/request-record.ts'
import { type PreparedRequest, prepareRequest } from '../../src/predict/prepare-request.ts'
import { beaconOf, blobOf, httpPage, nowhere, ownPage, page, recordOf, sandboxedPage, stream, text } from './record-of.ts'

interface Row {
  given: Partial<RequestRecord>
  from?: Environment
  /** A part of what comes out. */
  expected: Partial<PreparedRequest>
  because: string
}

function rows(name: string, list: readonly Row[]): void {
  describe(name, () => {
    for (const { given, from = page, expected, because } of list) {
      test(`${JSON.stringify(given).slice(0, 100)} from ${from.origin}: ${because}`, () => {
        expect(prepareRequest(recordOf(given), from)).toMatchObject(expected)
      })
    }
  })
}

rows('the target', [
  { given: {}, expected: { scheme: 'https', sameOrigin: false }, because: 'an absolute URL' },
  { given: { url: 'x' }, expected: { sameOrigin: true, unresolvable: false }, because: 'relative to the base' },
  {
    given: { url: 'x' },
    from: { origin: 'https://app.example' },
    expected: { sameOrigin: true },
    because: 'the origin is base enough',
  },
  {
    given: { url: 'x' },
    from: { origin: 'https://app.example', baseUrl: 'https://cdn.example/' },
    expected: { sameOrigin: false },
    because: 'a base of another origin',
  },
  {
    given: { url: 'x' },
    from: nowhere,
    expected: { sameOrigin: true, unresolvable: true, target: null },
    because: 'nothing is known',
  },
  { given: { url: 'https://[' }, expected: { target: null, scheme: '', sameOrigin: false }, because: 'no URL' },
  {
    given: { url: 'https://[' },
    from: nowhere,
    expected: { target: null, unresolvable: false },
    because: 'no URL with any base',
  },
  { given: { url: 'x' }, from: sandboxedPage, expected: { sameOrigin: false }, because: 'an opaque origin is the same as none' },
  { given: { url: 'x' }, from: { origin: 'null' }, expected: { unresolvable: true }, because: 'an opaque origin is no base' },
  { given: {}, from: { origin: 'https://api.example/' }, expected: { sameOrigin: false }, because: 'no serialized origin' },
])

rows('the header list', [
  { given: { headers: [['X-A', ' 1\t']] }, expected: { headers: [['x-a', '1']] }, because: 'lower-cased and normalised' },
  {
    given: {
      headers: [
        ['x-a', '1'],
        ['X-A', '2'],
      ],
    },
    expected: {
      headers: [
        ['x-a', '1'],
        ['x-a', '2'],
      ],
    },
    because: 'fetch keeps both',
  },
  {
    given: {
      api: 'xhr',
      headers: [
        ['x-a', '1'],
        ['X-A', '2'],
        ['x-b', '3'],
      ],
    },
    expected: {
      headers: [
        ['x-a', '1, 2'],
        ['x-b', '3'],
      ],
    },
    because: 'setRequestHeader combines',
  },
  {
    given: {
      api: 'xhr',
      headers: [
        ['x-http-method', 'TRACE'],
        ['x-http-method', 'PUT'],
      ],
    },
    expected: { headers: [['x-http-method', 'PUT']], forbidden: ['x-http-method'] },
    because: 'each call is checked for itself',
  },
  {
    given: {
      headers: [
        ['Host', 'x'],
        ['bad name', 'x'],
        ['x-a', '\0'],
      ],
    },
    expected: {
      headers: [],
      forbidden: ['host'],
      invalidHeaders: [
        { name: 'bad name', why: 'name' },
        { name: 'x-a', why: 'value' },
      ],
    },
    because: 'what falls away, and why',
  },
  {
    given: {
      mode: 'no-cors',
      headers: [
        ['accept', 'a'.repeat(100)],
        ['Accept', 'b'.repeat(27)],
        ['accept', 'c'],
      ],
    },
    expected: {
      headers: [
        ['accept', 'a'.repeat(100)],
        ['accept', 'c'],
      ],
      droppedByNoCors: ['accept'],
    },
    because: 'no-cors asks for the value combined with those that were kept',
  },
])

rows('the Content-Type that a body implies', [
  {
    given: { method: 'POST', body: text },
    expected: { headers: [['content-type', 'text/plain;charset=UTF-8']] },
    because: 'a string',
  },
  {
    given: { method: 'POST', body: { kind: 'url-search-params' } },
    expected: { headers: [['content-type', 'application/x-www-form-urlencoded;charset=UTF-8']] },
    because: 'URLSearchParams',
  },
  { given: { method: 'POST', body: blobOf('A/B') }, expected: { headers: [['content-type', 'A/B']] }, because: 'a Blob' },
  { given: { method: 'POST', body: { kind: 'bytes', byteLength: 1 } }, expected: { headers: [] }, because: 'bytes imply none' },
  { given: { method: 'POST', body: stream, duplex: 'half' }, expected: { headers: [] }, because: 'a stream implies none' },
  {
    given: { method: 'POST', body: text, headers: [['Content-Type', 'a/b']] },
    expected: { headers: [['content-type', 'a/b']] },
    because: 'the author has one',
  },
  {
    given: { method: 'POST', body: blobOf('a/b'), mode: 'no-cors' },
    expected: { headers: [] },
    because: 'not safelisted for no-cors',
  },
  {
    given: { method: 'POST', body: blobOf(' text/plain'), mode: 'no-cors' },
    expected: { headers: [['content-type', 'text/plain']] },
    because: 'fetch normalises it',
  },
  {
    given: { api: 'xhr', method: 'POST', body: blobOf(' a/b') },
    expected: { headers: [['content-type', ' a/b']], impliedContentType: true },
    because: 'send does not normalise it',
  },
  {
    given: { api: 'xhr', method: 'POST', body: { kind: 'document', html: true } },
    expected: { headers: [['content-type', 'text/html;charset=UTF-8']] },
    because: 'an HTML document',
  },
  {
    given: { api: 'xhr', method: 'POST', body: { kind: 'document', html: false } },
    expected: { headers: [['content-type', 'application/xml;charset=UTF-8']] },
    because: 'an XML document',
  },
  {
    given: { method: 'POST', body: { kind: 'document', html: true } },
    expected: { headers: [['content-type', 'text/plain;charset=UTF-8']] },
    because: 'fetch makes a string of a document',
  },
  {
    given: { api: 'xhr', method: 'POST', body: stream },
    expected: { headers: [['content-type', 'text/plain;charset=UTF-8']], body: { kind: 'string' } },
    because: 'XMLHttpRequest makes a string of a stream',
  },
  {
    given: { api: 'xhr', method: 'get', body: text },
    expected: { headers: [], body: { kind: 'none' } },
    because: 'a GET has no body',
  },
  {
    given: { api: 'xhr', method: 'POST', body: text, headers: [['content-type', 'text/plain;charset=x']] },
    expected: { headers: [['content-type', 'text/plain;charset=UTF-8']] },
    because: 'send writes UTF-8',
  },
  {
    given: { api: 'xhr', method: 'POST', body: blobOf('a/b'), headers: [['content-type', 'text/plain;charset=x']] },
    expected: { headers: [['content-type', 'text/plain;charset=x']] },
    because: 'but not for bytes',
  },
])

rows('the mode', [
  { given: beaconOf(text), expected: { mode: 'no-cors' }, because: 'a beacon with a safelisted type' },
  { given: beaconOf(blobOf('a/b')), expected: { mode: 'cors' }, because: 'a beacon with another type' },
  {
    given: beaconOf(blobOf('a/b')),
    from: ownPage,
    expected: { mode: 'no-cors' },
    because: 'to the own origin it does not matter',
  },
])

rows('mixed content', [
  { given: { url: 'http://api.example/' }, expected: { mixedContent: true }, because: 'from https to http' },
  { given: { url: 'http://api.example/' }, from: httpPage, expected: { mixedContent: false }, because: 'from http' },
  {
    given: { url: 'http://api.example/' },
    from: { ...httpPage, secureContext: true },
    expected: { mixedContent: true },
    because: 'the page is known to block it',
  },
  {
    given: { url: 'http://api.example/' },
    from: { ...page, secureContext: false },
    expected: { mixedContent: false },
    because: 'the page is known not to',
  },
])

test('unsafe names are found only where they decide something', () => {
  const headers: [string, string][] = [['x-a', '1']]
  const names = (given: Partial<RequestRecord>, from: Environment = page) =>
    prepareRequest(recordOf({ headers, ...given }), from).unsafe.names
  expect(names({})).toEqual(['x-a'])
  expect(names({}, ownPage)).toEqual([])
  expect(names({ mode: 'no-cors' })).toEqual([])
  expect(names({ mode: 'same-origin' })).toEqual([])
  expect(names({ url: 'data:,a' })).toEqual([])
})

test('an engine of no known name is the standard', () => {
  const from = { ...page, engine: 'presto' as never }
  expect(prepareRequest(recordOf({ headers: [['dpr', '1']] }), from).unsafe.names).toEqual(['dpr'])
  expect(prepareRequest(recordOf({ headers: [['dpr', '1']] }), { ...page, engine: 'constructor' as never }).unsafe.names).toEqual(
    ['dpr'],
  )
})
