import { describe, expect, test } from 'vitest'
import { captureXhr } from '../../src/capture/capture-xhr.ts'
import type { RequestRecord } from '../../src/model/request-record.ts'
import { makeTripwire } from './tripwire.ts'

const url = 'https://api.example/path'

test('needs no more than a URL', () => {
  expect(captureXhr({ url })).toMatchObject({
    api: 'xhr',
    url,
    method: 'GET',
    headers: [],
    body: { kind: 'none' },
    mode: 'cors',
    credentialsMode: 'same-origin',
    uploadListener: false,
    synchronous: false,
    keepalive: false,
    unseen: [],
    inconvertible: [],
  })
})

test.each<[request: object, expected: Partial<RequestRecord>]>([
  [{ url: new URL(url) }, { url }],
  [{ url, method: 'patch' }, { method: 'patch' }],
  [
    {
      url,
      headers: [
        ['a', '1'],
        ['A', '2'],
      ],
    },
    {
      headers: [
        ['a', '1'],
        ['A', '2'],
      ],
    },
  ],
  [{ url, body: 'ab' }, { body: { kind: 'string', byteLength: 2 } }],
  [{ url, body: null }, { body: { kind: 'none' } }],
  [{ url, body: new URLSearchParams() }, { body: { kind: 'url-search-params', byteLength: 0 } }],
  [{ url, body: new URLSearchParams('a=b') }, { body: { kind: 'url-search-params', byteLength: 3 } }],
  [{ url, body: new FormData() }, { body: { kind: 'form-data' } }],
  [{ url, uploadListener: true }, { uploadListener: true }],
  [{ url, withCredentials: true }, { credentialsMode: 'include' }],
  [{ url, async: false }, { synchronous: true }],
  [{ url, async: undefined }, { synchronous: false }],
  [{ url, username: 'u', password: 'p' }, { url }],
  [{ url, method: null }, { method: 'null' }],
  [{ url, method: Symbol('a') }, { inconvertible: ['method'] }],
  [{ url, headers: 1 }, { inconvertible: ['headers'] }],
  [{ url, body: Symbol('a') }, { unseen: ['body'] }],
  [{ url: Symbol('a') }, { inconvertible: ['input'] }],
  [{ url: {} }, { unseen: ['input'] }],
])('%o', (request, expected) => {
  expect(captureXhr(request)).toMatchObject(expected)
})

describe('leaves alone what it cannot look at', () => {
  test.each([undefined, null, 1, 'GET', Symbol('a'), [], () => {}, new Map(), new (class {})()])('%o', (request) => {
    expect(captureXhr(request).unseen).toEqual(['input'])
  })

  test.each([
    ['url', 'input'],
    ['method', 'method'],
    ['headers', 'headers'],
    ['body', 'body'],
    ['uploadListener', 'init'],
    ['async', 'init'],
    ['withCredentials', 'init'],
  ])('a getter for %s', (member, unseen) => {
    const tripwire = makeTripwire()
    expect(captureXhr(tripwire.withGetter({ url }, member)).unseen).toEqual([unseen])
    expect(tripwire.touched).toEqual([])
  })

  test('a Proxy, a conversion and an iterator', () => {
    const tripwire = makeTripwire()
    expect(captureXhr(tripwire.proxyOf({})).unseen).toEqual(['input'])
    const odd = {
      url: tripwire.convertible(),
      method: tripwire.convertible(),
      headers: tripwire.iterable(),
      body: tripwire.convertible(),
    }
    expect(captureXhr(odd).unseen).toEqual(['input', 'method', 'headers', 'body'])
    expect(tripwire.touched).toEqual([])
  })
})
