import { expect, test } from 'vitest'
import { brandByMethod, brandOf } from '../../src/capture/brand.ts'
import { makeTripwire } from './tripwire.ts'

const brand = brandOf(URL, 'href', 'host')

test('knows its objects, and none that pose as one', () => {
  const tripwire = makeTripwire()
  expect(brand.is(new URL('https://a.example'))).toBe(true)
  expect(brand.is(new (class extends URL {})('https://a.example'))).toBe(true)
  for (const value of [
    {},
    Object.create(URL.prototype),
    tripwire.proxyOf(new URL('https://a.example')),
    Object.create(tripwire.proxyOf({})),
  ])
    expect(brand.is(value)).toBe(false)
  expect(tripwire.touched).toEqual([])
})

test('reads past what the app has put on them', () => {
  const tripwire = makeTripwire()
  const url = tripwire.withGetter(new URL('https://a.example/b'), 'host')
  expect(brand.get(url, 'host')).toBe('a.example')
  expect(tripwire.touched).toEqual([])
})

test('of an interface that is missing knows nothing', () => {
  const missing = brandOf<URL>(undefined, 'href')
  expect(missing.is(new URL('https://a.example'))).toBe(false)
  expect(missing.get(new URL('https://a.example'), 'href')).toBeUndefined()
  expect(brandByMethod(undefined)(new URL('https://a.example'))).toBe(false)
})

test('by a method knows its objects too', () => {
  const isSearch = brandByMethod(URLSearchParams.prototype.has, '')
  const tripwire = makeTripwire()
  expect(isSearch(new URLSearchParams())).toBe(true)
  expect(isSearch(Object.assign(new URLSearchParams(), { has: tripwire.trap('has') }))).toBe(true)
  for (const value of [{}, new Map(), Object.create(URLSearchParams.prototype), tripwire.proxyOf(new URLSearchParams())])
    expect(isSearch(value)).toBe(false)
  expect(tripwire.touched).toEqual([])
})
