import { expect, test } from 'vitest'
import { combineRepeatedNames } from '../../src/predict/combine-repeated-names.ts'

test.each([
  ['nothing', [], []],
  ['one', [['a', '1']], [['a', '1']]],
  [
    'two names',
    [
      ['a', '1'],
      ['b', '2'],
    ],
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  [
    'one name twice, at the place of the first',
    [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ],
    [
      ['a', '1, 3'],
      ['b', '2'],
    ],
  ],
  [
    'empty values',
    [
      ['a', ''],
      ['a', ''],
      ['a', 'b'],
    ],
    [['a', ', , b']],
  ],
] as [string, [string, string][], [string, string][]][])('%s', (_, headers, expected) => {
  const before = structuredClone(headers)
  expect(combineRepeatedNames(headers)).toStrictEqual(expected)
  expect(headers).toStrictEqual(before)
})

test('a list without repetition stays the same list', () => {
  const headers: [string, string][] = [
    ['a', '1'],
    ['b', '2'],
  ]
  expect(combineRepeatedNames(headers)).toBe(headers)
})
