import { describe, expect, test } from 'vitest'
import { captureHeaders } from '../../src/capture/capture-headers.ts'
import { notSeen } from '../../src/capture/own-data.ts'
import { makeTripwire } from './tripwire.ts'

const hidden = Symbol('hidden')

test.each<[name: string, value: unknown, expected: unknown]>([
  [
    'a record',
    { 'X-A': '1', b: 2, c: true, d: null, e: undefined },
    [
      ['X-A', '1'],
      ['b', '2'],
      ['c', 'true'],
      ['d', 'null'],
      ['e', 'undefined'],
    ],
  ],
  ['a record without a prototype', Object.assign(Object.create(null), { a: '1' }), [['a', '1']]],
  [
    'a record with integer keys',
    { b: '1', 2: '2' },
    [
      ['2', '2'],
      ['b', '1'],
    ],
  ],
  ['an empty record', {}, []],
  ['a record with a member that is not enumerable', Object.defineProperty({ a: '1' }, 'b', { value: '2' }), [['a', '1']]],
  ['a record with a hidden symbol', Object.defineProperty({ a: '1' }, hidden, { value: '2' }), [['a', '1']]],
  ['a record with a symbol', { a: '1', [hidden]: '2' }, 'inconvertible'],
  ['a record with a symbol as value', { a: Symbol('b') }, 'inconvertible'],
  ['a record with an object as value', { a: {} }, 'unseen'],
  ['a record with an iterator of its own', { a: '1', [Symbol.iterator]: null }, 'unseen'],
  [
    'pairs',
    [
      ['a', '1'],
      ['A', 2],
    ],
    [
      ['a', '1'],
      ['A', '2'],
    ],
  ],
  ['no pairs', [], []],
  ['a pair of one', [['a']], 'inconvertible'],
  ['a pair of three', [['a', 'b', 'c']], 'inconvertible'],
  ['a sparse pair', [Array(2)], [['undefined', 'undefined']]],
  ['a sparse list', Array(1), 'inconvertible'],
  ['a pair that is text', ['ab'], 'inconvertible'],
  ['a pair that is null', [null], 'inconvertible'],
  ['a pair that is a record', [{ 0: 'a', 1: 'b' }], 'unseen'],
  ['a pair that is a set', [new Set(['a', 'b'])], 'unseen'],
  ['a pair that is a function', [() => {}], 'unseen'],
  ['a pair with a symbol', [['a', Symbol('b')]], 'inconvertible'],
  ['a pair with an object', [['a', {}]], 'unseen'],
  ['a list of a subclass', new (class extends Array {})(), 'unseen'],
  ['a list with an iterator of its own', Object.assign([['a', '1']], { [Symbol.iterator]: [][Symbol.iterator] }), 'unseen'],
  [
    'Headers',
    new Headers([
      ['X-B', '1'],
      ['x-a', '2'],
      ['x-b', '3'],
    ]),
    [
      ['x-a', '2'],
      ['x-b', '1, 3'],
    ],
  ],
  ['a Map', new Map([['a', '1']]), 'unseen'],
  ['null', null, 'inconvertible'],
  ['text', 'a', 'inconvertible'],
  ['a number', 1, 'inconvertible'],
  ['a symbol', Symbol('a'), 'inconvertible'],
  ['a function', () => {}, 'unseen'],
  ['what was not seen', notSeen, 'unseen'],
])('%s', (_, value, expected) => {
  expect(captureHeaders(value)).toStrictEqual(expected)
})

describe("never runs the app's code", () => {
  test('in a getter', () => {
    const tripwire = makeTripwire()
    expect(captureHeaders(tripwire.withGetter({ a: '1' }, 'b'))).toBe('unseen')
    expect(captureHeaders(tripwire.withGetter([['a', '1']], 0))).toBe('unseen')
    expect(captureHeaders([tripwire.withGetter(['a', '1'], 1)])).toBe('unseen')
    expect(captureHeaders(tripwire.withGetter(Object.defineProperty({}, 'b', {}), hidden))).toBe('inconvertible')
    expect(tripwire.touched).toEqual([])
  })

  test('in a conversion, an iterator or a Proxy', () => {
    const tripwire = makeTripwire()
    expect(captureHeaders({ a: tripwire.convertible() })).toBe('unseen')
    expect(captureHeaders([[tripwire.convertible(), '1']])).toBe('unseen')
    expect(captureHeaders(tripwire.iterable())).toBe('unseen')
    expect(captureHeaders([tripwire.iterable()])).toBe('unseen')
    expect(captureHeaders(tripwire.proxyOf({}))).toBe('unseen')
    expect(captureHeaders([tripwire.proxyOf([])])).toBe('unseen')
    expect(captureHeaders(Object.create(tripwire.proxyOf({})))).toBe('unseen')
    expect(tripwire.touched).toEqual([])
  })

  test('put on Headers by the app', () => {
    const tripwire = makeTripwire()
    class Traced extends Headers {
      override forEach(): never {
        return tripwire.trap('forEach')()
      }
    }
    const headers = Object.assign(new Traced({ a: '1' }), {
      [Symbol.iterator]: tripwire.trap('iterator'),
      entries: tripwire.trap('entries'),
    })
    expect(captureHeaders(headers)).toStrictEqual([['a', '1']])
    expect(tripwire.touched).toEqual([])
  })
})
