import { expect, test } from 'vitest'
import { captureUrl } from '../../src/capture/capture-url.ts'
import { notSeen } from '../../src/capture/own-data.ts'
import { makeTripwire } from './tripwire.ts'

test.each([
  ['https://a.example/', 'https://a.example/'],
  [undefined, 'undefined'],
  [1, '1'],
  [new URL('https://a.example'), 'https://a.example/'],
  [Symbol('a'), null],
  [{}, notSeen],
  [['https://a.example/'], notSeen],
  [() => {}, notSeen],
  [Object.create(URL.prototype), notSeen],
  [new (class extends URL {})('https://a.example'), notSeen],
  [Object.assign(new URL('https://a.example'), { extra: 2 }), notSeen],
])('%o gives %o', (value, expected) => {
  expect(captureUrl(value)).toBe(expected)
})

test("never runs the app's code", () => {
  const tripwire = makeTripwire()
  const own = tripwire.withGetter(new URL('https://a.example'), 'href')
  const inherited = Object.setPrototypeOf(new URL('https://a.example'), tripwire.proxyOf(URL.prototype))
  for (const value of [own, inherited, tripwire.convertible(), tripwire.proxyOf(new URL('https://a.example'))])
    expect(captureUrl(value)).toBe(notSeen)
  expect(tripwire.touched).toEqual([])
})
