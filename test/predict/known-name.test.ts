import { expect, test } from 'vitest'
import { knownName } from '../../src/predict/known-name.ts'

test.each([
  ['X-A', { lower: 'x-a', isHeaderName: true, forbidden: 'never' }],
  ['Host', { lower: 'host', isHeaderName: true, forbidden: 'always' }],
  ['Sec-Anything', { lower: 'sec-anything', isHeaderName: true, forbidden: 'always' }],
  ['X-HTTP-Method-Override', { lower: 'x-http-method-override', isHeaderName: true, forbidden: 'by-value' }],
  ['a b', { lower: 'a b', isHeaderName: false, forbidden: 'never' }],
  ['\u212a', { lower: '\u212a', isHeaderName: false, forbidden: 'never' }],
  ['', { lower: '', isHeaderName: false, forbidden: 'never' }],
  ['__proto__', { lower: '__proto__', isHeaderName: true, forbidden: 'never' }],
])('%j', (name, expected) => {
  expect(knownName(name)).toEqual(expected)
  // What was kept is the same.
  expect(knownName(name)).toEqual(expected)
})

test('keeps a bounded number of names', () => {
  const names = Array.from({ length: 300 }, (_, index) => `x-${index}`)
  const once = names.map((name) => knownName(name))
  expect(names.filter((name, index) => knownName(name) === once[index]).length).toBeLessThanOrEqual(256)
  expect(knownName('a'.repeat(65))).not.toBe(knownName('a'.repeat(65)))
})
