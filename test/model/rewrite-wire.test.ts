import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMarker,
  decodeHead,
  encodeHead,
  envelopeStart,
  openEnvelope,
  openForm,
  takeMarker,
} from '../../src/model/rewrite-wire.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const byteText = fc.string({ unit: fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code)) })
const name = fc.stringMatching(/^[a-z\d-]+$/)
const head = fc
  .record({
    method: fc.option(fc.stringMatching(/^[A-Z]+$/)),
    headers: fc.uniqueArray(fc.tuple(name, byteText), { selector: ([own]) => own }),
  })
  .map(({ method, headers }) => ({ ...(method === null ? {} : { method }), headers }))
  .filter(({ method, headers }) => method !== undefined || headers.length > 0)

describe('a head', () => {
  test.each([
    [{ method: 'DELETE', headers: [] }, '1;DELETE'],
    [{ headers: [['x-a', '']] }, '1;x-a:'],
    [
      {
        method: 'PUT',
        headers: [
          ['x-b', "it's; a=b&c:d"],
          ['x-a', 'é%'],
        ],
      },
      '1;PUT;x-a:%C3%A9%25;x-b:it%27s%3B%20a%3Db%26c%3Ad',
    ],
  ] as const)('%j is written as %s', (given, text) => {
    expect(encodeHead(given)).toBe(text)
    expect(decodeHead(text)).toEqual({ ...given, headers: [...given.headers].sort() })
  })

  test('comes back as it was, and is plain enough for each place', () => {
    fc.assert(
      fc.property(head, (given) => {
        const text = encodeHead(given)
        expect(text).toMatch(/^[\w.~!()*%;:-]+$/)
        expect(new URL(`https://a.test/?${addMarker(null, text)}`).search).toBe(`?whycors=${text}`)
        const read = decodeHead(text)
        expect(read).toEqual({
          ...(given.method === undefined ? {} : { method: given.method }),
          headers: [...given.headers].sort(([a], [b]) => (a < b ? -1 : 1)),
        })
      }),
      { numRuns: 500 },
    )
  })

  test('has one spelling: no other text is read', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `1;${text}`),
          fc.stringMatching(/^1(;[A-Za-z%:\d-]*)*$/),
        ),
        (text) => {
          const read = decodeHead(text)
          if (read !== 'failure') expect(encodeHead(read)).toBe(text)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('a query', () => {
  test.each([
    [null, 'whycors=H'],
    ['', '&whycors=H'],
    ['a=1', 'a=1&whycors=H'],
    ['a=1&', 'a=1&&whycors=H'],
  ])('%j with a marker is %j, and comes back', (query, marked) => {
    expect(addMarker(query, 'H')).toBe(marked)
    expect(takeMarker(marked)).toEqual({ query, head: 'H' })
  })

  test.each([
    [null],
    [''],
    ['a=1'],
    ['whycorsx=1'],
    ['a=whycors'],
    ['xwhycors'],
    ['WHYCORS=1'],
    ['whycors[]=1'],
    ['%2577hycors=1'],
    ['%zz=1'],
  ])('%j has no marker', (query) => {
    expect(takeMarker(query)).toBe('none')
  })

  test.each([
    ['whycors'],
    ['whycors=1&a'],
    ['whycors=1&whycors=1'],
    ['%77hycors=1'],
    ['a&whycors%3D1&whycors=1'.replace('%3D', '=')],
    ['whycor%73'],
  ])('%j has a marker that whycors did not write', (query) => {
    expect(takeMarker(query)).toBe('failure')
  })
})

describe('a body', () => {
  test('follows the first line of an envelope, byte for byte', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (body) => {
        const start = bytes(envelopeStart('1;PUT'))
        const opened = openEnvelope(Uint8Array.from([...start, ...body]))
        expect(opened).toEqual({ head: '1;PUT', body })
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['', '1;PUT'],
    ['a=1', '1;PUT'],
    ['a=\u00e9\u20ac', '1;PATCH'],
    ['&', '1;PUT'],
  ])('the form %j keeps its bytes', (form, text) => {
    const marked = addMarker(form === '' ? null : form, text)
    expect(openForm(bytes(marked))).toEqual({ head: text, body: bytes(form) })
  })

  test.each([[''], ['a=1'], ['whycors=1;PUT&a=1'], ['whycors=1;PUT&whycors=1;PUT']])('the form %j is refused', (form) => {
    expect(openForm(bytes(form))).toBe('failure')
  })

  test('without a line within the limit is no envelope', () => {
    expect(openEnvelope(bytes('1;PUT'))).toBe('failure')
    expect(openEnvelope(bytes(`${'a'.repeat(20_000)}\n`))).toBe('failure')
  })
})
