import { describe, expect, test } from 'vitest'
import type { Engine } from '../../src/model/environment.ts'
import { createCorsPreflightCache, type PreflightCacheRequest } from '../../src/protocol/cors-preflight-cache.ts'

const request = (changes: Partial<PreflightCacheRequest> = {}): PreflightCacheRequest => ({
  origin: 'https://app.example.com',
  url: 'https://api.example.com/orders',
  credentialsMode: 'same-origin',
  method: 'PUT',
  headerNames: ['x-a'],
  cacheMode: 'default',
  ...changes,
})

const grant = { methods: ['PUT', 'DELETE'], headerNames: ['X-A', 'x-b'], maxAge: 5 }
const engines: Engine[] = ['standard', 'chromium', 'gecko', 'webkit']

/** Whether `later` goes without a preflight in an engine, after `first` was granted at 0. */
function reused(engine: Engine, later: PreflightCacheRequest, now = 1000, first = request(), given = grant): boolean {
  const cache = createCorsPreflightCache(engine)
  cache.granted(first, given, 0)
  return cache.matches(later, now)
}

describe.each(engines)('in %s', (engine) => {
  test.each([
    [true, 'the same request', request(), 1000],
    [true, 'until the time to live is over', request(), 4999],
    [false, 'once the time to live is over', request(), 5000],
    [true, 'another method that was granted', request({ method: 'DELETE' }), 1000],
    [false, 'a method that was not granted', request({ method: 'PATCH' }), 1000],
    [true, 'a safelisted method', request({ method: 'POST' }), 1000],
    [engine !== 'gecko', 'the method HEAD', request({ method: 'HEAD' }), 1000],
    [true, 'another header that was granted', request({ headerNames: ['x-b'] }), 1000],
    [false, 'a header that was not granted', request({ headerNames: ['x-a', 'x-c'] }), 1000],
    [false, 'another query', request({ url: 'https://api.example.com/orders?page=2' }), 1000],
    [false, 'another fragment', request({ url: 'https://api.example.com/orders#2' }), 1000],
    [false, 'another origin', request({ origin: 'https://other.example.com' }), 1000],
    [false, 'credentials, where none were granted', request({ credentialsMode: 'include' }), 1000],
  ])('%s: %s', (expected, _, later, now) => {
    expect(reused(engine, later, now)).toBe(expected)
  })

  test('nothing is kept for Max-Age 0', () => {
    expect(reused(engine, request(), 0, request(), { ...grant, maxAge: 0 })).toBe(false)
  })
})

test.each([
  ['standard', true],
  ['chromium', true],
  ['gecko', false],
  ['webkit', true],
] as const)('in %s a grant with credentials serves a request without: %s', (engine, expected) => {
  expect(reused(engine, request(), 1000, request({ credentialsMode: 'include' }))).toBe(expected)
})

test.each([
  ['chromium', ['no-store', 'reload', 'no-cache']],
  ['gecko', ['no-store', 'reload']],
  ['webkit', []],
  ['standard', []],
] as const)('in %s these cache modes pass the cache by: %j', (engine, passedBy) => {
  const modes = ['default', 'no-store', 'reload', 'no-cache', 'force-cache']
  expect(modes.filter((cacheMode) => !reused(engine, request({ cacheMode })))).toEqual(passedBy)
})

test.each<[engine: Engine, expected: boolean]>([
  ['standard', false],
  ['chromium', true],
  ['gecko', false],
  ['webkit', true],
])('in %s the entry is still there after a failure: %s', (engine, expected) => {
  const cache = createCorsPreflightCache(engine)
  cache.granted(request(), grant, 0)
  cache.failed(request())
  expect(cache.matches(request(), 1000)).toBe(expected)
})

describe('what was granted by a wildcard', () => {
  const wild = { methods: ['*'], headerNames: ['*'], maxAge: 60 }
  const include = request({ credentialsMode: 'include' })

  test.each<[engine: Engine, plain: boolean, authorization: boolean, withCredentials: boolean]>([
    ['standard', true, false, true],
    ['chromium', true, false, false],
    ['gecko', false, false, false],
    ['webkit', true, true, false],
  ])('in %s serves a plain request: %s, Authorization: %s, one with credentials: %s', (engine, ...expected) => {
    const later = [request(), request({ headerNames: ['authorization'] })].map((one) => reused(engine, one, 1, request(), wild))
    expect([...later, reused(engine, include, 1, include, wild)]).toEqual(expected)
  })

  test.each<[engine: Engine, expected: boolean]>([
    ['standard', true],
    ['chromium', false],
    ['gecko', false],
    ['webkit', true],
  ])('in %s with credentials serves a request without: %s', (engine, expected) => {
    expect(reused(engine, request(), 1, include, wild)).toBe(expected)
  })
})

describe('a second grant', () => {
  const first = { methods: ['PUT'], headerNames: ['x-a'], maxAge: 60 }
  const second = request({ method: 'DELETE', headerNames: ['x-b'] })

  test.each<[engine: Engine, firstIsLeft: boolean]>([
    ['standard', true],
    ['chromium', false],
    ['gecko', true],
    ['webkit', false],
  ])('in %s leaves the first: %s', (engine, expected) => {
    const cache = createCorsPreflightCache(engine)
    cache.granted(request(), first, 0)
    cache.granted(second, { methods: ['DELETE'], headerNames: ['x-b'], maxAge: 60 }, 0)
    expect(cache.matches(request(), 1)).toBe(expected)
  })

  test.each<[engine: Engine, firstIsLeft: boolean]>([
    ['standard', true],
    ['chromium', false],
    ['gecko', true],
    ['webkit', false],
  ])('in %s with credentials leaves the first: %s', (engine, expected) => {
    const cache = createCorsPreflightCache(engine)
    cache.granted(request(), first, 0)
    cache.granted({ ...second, credentialsMode: 'include' }, { methods: ['DELETE'], headerNames: ['x-b'], maxAge: 60 }, 0)
    expect(cache.matches(request(), 1)).toBe(expected)
  })

  test.each<[engine: Engine, firstIsLeft: boolean]>([
    ['standard', false],
    ['chromium', false],
    ['gecko', true],
    ['webkit', false],
  ])('in %s that may not be kept leaves the first: %s', (engine, expected) => {
    const cache = createCorsPreflightCache(engine)
    cache.granted(request(), first, 0)
    cache.granted(request(), { ...first, maxAge: 0 }, 0)
    expect(cache.matches(request(), 1)).toBe(expected)
  })
})

test.each<[engine: Engine, expected: boolean]>([
  ['standard', true],
  ['chromium', false],
  ['gecko', true],
  ['webkit', false],
])('in %s a look at an entry that does not do leaves it: %s', (engine, expected) => {
  const cache = createCorsPreflightCache(engine)
  cache.granted(request(), grant, 0)
  expect(cache.matches(request({ method: 'PATCH' }), 1)).toBe(false)
  expect(cache.matches(request(), 1)).toBe(expected)
})

test('Chromium keeps nothing for a request with no-store', () => {
  const first = request({ cacheMode: 'no-store' })
  expect(reused('chromium', request(), 1, first)).toBe(false)
  expect(reused('chromium', request(), 1, request({ cacheMode: 'no-cache' }))).toBe(true)
  expect(reused('gecko', request(), 1, first)).toBe(true)
})

test.each<[engine: Engine, expected: boolean]>([
  ['standard', true],
  ['chromium', false],
  ['gecko', true],
  ['webkit', false],
])('in %s the opaque origin of redirects is found again: %s', (engine, expected) => {
  const redirected = request({ origin: 'null', isTainted: true })
  const ofPage = request({ origin: 'null' })
  expect([reused(engine, redirected, 1, redirected), reused(engine, ofPage, 1, ofPage)]).toEqual([expected, true])
})

test('the oldest of more than a thousand entries goes', () => {
  const cache = createCorsPreflightCache()
  for (let index = 0; index <= 1000; index += 1) cache.granted(request({ url: `https://api.example.com/${index}` }), grant, 0)
  expect(cache.matches(request({ url: 'https://api.example.com/0' }), 1)).toBe(false)
  expect(cache.matches(request({ url: 'https://api.example.com/1' }), 1)).toBe(true)
})
