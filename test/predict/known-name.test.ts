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
  for (let index = 0; index < 300; index += 1) knownName(`x-${index}`)
  expect(knownName('x-0')).toBe(knownName('x-0'))
  expect(knownName('x-299')).not.toBe(knownName('x-299'))
})
