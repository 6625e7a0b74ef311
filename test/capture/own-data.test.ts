import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { isPlainObject, notSeen, ownData, primitiveToString } from '../../src/capture/own-data.ts'
import { makeTripwire } from './tripwire.ts'

describe('isPlainObject', () => {
  test.each([
    [{}, true],
    [Object.create(null), true],
    [JSON.parse('{"a":1}'), true],
    [Object.freeze({}), true],
    [runInNewContext('({ a: 1 })'), true],
    [[], false],
    [new Map(), false],
    [Object.create({}), false],
    [Object.create(Object.create(null)), false],
    [new (class {})(), false],
    [new Proxy({}, {}), false],
    [Object.create(new Proxy({}, {})), false],
    [runInNewContext('[]'), false],
    [runInNewContext('new Proxy({}, {})'), false],
  ])('%o is %s', (value, expected) => {
    expect(isPlainObject(value)).toBe(expected)
  })
})

test('ownData gives values, and neither calls getters nor looks at prototypes', () => {
  const tripwire = makeTripwire()
  const object = tripwire.withGetter(Object.assign(Object.create({ inherited: 1 }), { own: 2, none: undefined }), 'got')
  expect(['own', 'none', 'inherited', 'missing', 'got'].map((name) => ownData(object, name))).toEqual([
    2,
    undefined,
    undefined,
    undefined,
    notSeen,
  ])
  expect(ownData(Object.defineProperty({}, 'set', { set() {} }), 'set')).toBe(notSeen)
  expect(tripwire.touched).toEqual([])
})

test.each([
  ['a', 'a'],
  [1, '1'],
  [null, 'null'],
  [undefined, 'undefined'],
  [10n, '10'],
  [Symbol('a'), null],
  [{}, notSeen],
  [() => {}, notSeen],
  [notSeen, notSeen],
  [makeTripwire().convertible(), notSeen],
])('primitiveToString(%o) is %o', (value, expected) => {
  expect(primitiveToString(value)).toBe(expected)
})
