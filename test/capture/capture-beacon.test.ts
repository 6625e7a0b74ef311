import { expect, test } from 'vitest'
import { captureBeacon } from '../../src/capture/capture-beacon.ts'
import { makeTripwire } from './tripwire.ts'

const url = 'https://api.example/path'

test('is a keepalive POST with credentials', () => {
  expect(captureBeacon(url)).toMatchObject({
    api: 'beacon',
    url,
    method: 'POST',
    mode: 'no-cors',
    credentialsMode: 'include',
    keepalive: true,
    body: { kind: 'none' },
    unseen: [],
  })
})

test.each([
  [undefined, { body: { kind: 'none' } }],
  [null, { body: { kind: 'none' } }],
  ['ab', { body: { kind: 'string', byteLength: 2 } }],
  [new Blob(['a'], { type: 'a/b' }), { body: { kind: 'blob', type: 'a/b', byteLength: 1 } }],
  [Symbol('a'), { body: { kind: 'none' }, inconvertible: ['body'] }],
  [[], { body: { kind: 'unseen' }, unseen: ['body'] }],
])('data of %o', (data, expected) => {
  expect(captureBeacon(url, data)).toMatchObject(expected)
})

test.each([
  [new URL(url), { url, unseen: [] }],
  [Symbol('a'), { inconvertible: ['input'] }],
  [new Request(url), { unseen: ['input'] }],
  [{}, { unseen: ['input'] }],
])('a URL of %o', (value, expected) => {
  expect(captureBeacon(value)).toMatchObject(expected)
})

test("never runs the app's code", () => {
  const tripwire = makeTripwire()
  expect(captureBeacon(tripwire.convertible(), tripwire.convertible()).unseen).toEqual(['input', 'body'])
  expect(captureBeacon(tripwire.proxyOf(new URL(url)), tripwire.proxyOf(new Blob())).unseen).toEqual(['input', 'body'])
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  expect(captureBeacon(proxy, proxy).unseen).toEqual(['input', 'body'])
  expect(tripwire.touched).toEqual([])
})
