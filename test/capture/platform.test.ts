import { expect, test } from 'vitest'
import { headersEntries, isFormData, isHeaders, isOrdinaryUrl, isUrlSearchParams } from '../../src/capture/platform.ts'

test('the entries of Headers are sorted, lower-cased and combined', () => {
  expect(
    headersEntries(
      new Headers([
        ['X-B', '1'],
        ['x-a', '2'],
        ['x-b', '3'],
      ]),
    ),
  ).toEqual([
    ['x-a', '2'],
    ['x-b', '1, 3'],
  ])
})

test('each interface knows its own objects', () => {
  const values = [new Headers(), new FormData(), new URLSearchParams(), new Map()]
  expect(values.map(isHeaders)).toEqual([true, false, false, false])
  expect(values.map(isFormData)).toEqual([false, true, false, false])
  expect(values.map(isUrlSearchParams)).toEqual([false, false, true, false])
})

test('an ordinary URL has nothing of its own', () => {
  expect(isOrdinaryUrl(new URL('https://a.example'))).toBe(true)
  expect(isOrdinaryUrl(Object.assign(new URL('https://a.example'), { toString: () => '' }))).toBe(false)
  expect(isOrdinaryUrl(new (class extends URL {})('https://a.example'))).toBe(false)
})
