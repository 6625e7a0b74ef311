import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  corsUnsafeRequestHeaderNames,
  corsUnsafeRequestHeaders,
} from '../../../src/spec/fetch/cors-unsafe-request-header-names.ts'
import type { HeaderList } from '../../../src/spec/fetch/header-list.ts'
import { testRows } from '../test-rows.ts'

const accept = (...sizes: number[]): HeaderList => sizes.map((size) => ['Accept', 'a'.repeat(size)] as const)
const eightTimes128 = [128, 128, 128, 128, 128, 128, 128, 128]

testRows('corsUnsafeRequestHeaderNames', corsUnsafeRequestHeaderNames, [
  { given: [[]], expected: [], because: 'no headers' },
  { given: [[['accept', '*/*']]], expected: [], because: 'step 4.2: safelisted' },
  { given: [[['X-A', '']]], expected: ['x-a'], because: 'steps 4.1 and 6: not safelisted, lower-cased' },
  {
    given: [
      [
        ['x-b', ''],
        ['X-A', ''],
        ['x-c', ''],
      ],
    ],
    expected: ['x-a', 'x-b', 'x-c'],
    because: 'step 6: sorted',
  },
  {
    given: [
      [
        ['x-b', ''],
        ['X-B', ''],
        ['x-b', ''],
      ],
    ],
    expected: ['x-b'],
    because: 'step 6: a set',
  },
  {
    given: [
      [
        ['x_a', ''],
        ['x-a', ''],
        ['x1', ''],
        ['xa', ''],
      ],
    ],
    expected: ['x-a', 'x1', 'x_a', 'xa'],
    because: 'step 6: sorted by bytes, not by locale',
  },
  {
    given: [
      [
        ['Content-Type', 'application/json'],
        ['accept', 'a'],
      ],
    ],
    expected: ['content-type'],
    because: 'step 4: each header by itself',
  },
  {
    given: [
      [
        ['content-type', 'text/plain'],
        ['Content-Type', 'a/b'],
      ],
    ],
    expected: ['content-type'],
    because: 'step 4: entries are not combined',
  },
  {
    given: [
      [
        ['accept', 'a'.repeat(128)],
        ['accept', 'a'],
      ],
    ],
    expected: [],
    because: 'step 4: 128 bytes for each entry',
  },
  { given: [accept(...eightTimes128)], expected: [], because: 'step 5: 1024 is not greater than 1024' },
  { given: [accept(...eightTimes128, 1)], expected: ['accept'], because: 'step 5: 1025 bytes in sum' },
  { given: [accept(...eightTimes128, 0)], expected: [], because: 'step 5: bytes count, not headers' },
  {
    given: [[...accept(...eightTimes128), ['content-language', 'e'], ['X-A', '']]],
    expected: ['accept', 'content-language', 'x-a'],
    because: 'step 5: every safelisted name joins the unsafe ones',
  },
  {
    given: [[...accept(...eightTimes128), ['x-a', 'a'.repeat(500)]]],
    expected: ['x-a'],
    because: 'step 4.1: an unsafe value does not count for the sum',
  },
])

testRows('corsUnsafeRequestHeaders', corsUnsafeRequestHeaders, [
  {
    given: [[]],
    expected: { names: [], unsafe: [], potentiallyUnsafeNames: [], safelistValueSize: 0 },
    because: 'no headers',
  },
  {
    given: [
      [
        ['X-B', '1234'],
        ['Content-Language', 'en'],
        ['Accept', 'a/b'],
        ['Content-Type', 'a/b'],
        ['x-b', ''],
        ['accept', ''],
      ],
    ],
    expected: {
      names: ['content-type', 'x-b'],
      unsafe: [
        { name: 'x-b', failure: { why: 'name' } },
        { name: 'content-type', failure: { why: 'content-type', essence: 'a/b' } },
        { name: 'x-b', failure: { why: 'name' } },
      ],
      potentiallyUnsafeNames: ['accept', 'content-language'],
      safelistValueSize: 5,
    },
    because: 'step 4: what is unsafe, with its reason and in order; step 4.2: safelisted names and the sum of their bytes',
  },
  {
    given: [accept(...eightTimes128, 1)],
    expected: { names: ['accept'], unsafe: [], potentiallyUnsafeNames: ['accept'], safelistValueSize: 1025 },
    because: 'step 5: above 1024, though nothing is unsafe by itself',
  },
])

test('names and sum do not depend on the order of the headers', () => {
  const header = fc.tuple(
    fc.constantFrom('Accept', 'accept', 'Content-Type', 'Range', 'X-A', 'x-a', 'x-b'),
    fc.constantFrom('', 'text/plain', 'bytes=0-', '"', 'a'.repeat(128), 'a'.repeat(129)),
  )
  fc.assert(
    fc.property(fc.array(header, { maxLength: 20 }), (headers) => {
      const { unsafe: there, ...forwards } = corsUnsafeRequestHeaders(headers)
      const { unsafe: back, ...backwards } = corsUnsafeRequestHeaders(headers.toReversed())
      expect(backwards).toStrictEqual(forwards)
      expect(back.toReversed()).toStrictEqual(there)
    }),
  )
})
