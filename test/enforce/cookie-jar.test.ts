import { describe, expect, test } from 'vitest'
import { createCookieJar } from '../../src/enforce/cookie-jar.ts'
import type { Engine } from '../../src/model/environment.ts'

const site = new URL('http://localhost:4000/a/b')
const other = new URL('http://127.0.0.1:4000/a/b')

function jarOf(engine: Engine, thirdParty = engine === 'gecko', now = () => 0) {
  return createCookieJar({ pageOrigin: 'http://localhost:3000', engine, now, cookies: {}, thirdParty })
}

/** What a URL gets of a cookie that it set itself. */
function kept(engine: Engine, line: string, url: URL, thirdParty?: boolean): string | null {
  const jar = jarOf(engine, thirdParty)
  jar.store(url, [line])
  return jar.headerFor(url)
}

// Measured 2026-11-23 with Chromium 156 and Firefox ESR 153.7: a page on localhost, which is the same site on another port, and 127.0.0.1, which is not.
describe.each<[line: string, chromium: [boolean, boolean], gecko: [boolean, boolean]]>([
  ['c=1', [true, false], [true, true]],
  ['c=1; SameSite=Lax', [true, false], [true, false]],
  ['c=1; SameSite=Strict', [true, false], [true, false]],
  ['c=1; SameSite=None', [false, false], [false, false]],
  ['c=1; SameSite=None; Secure', [true, false], [true, true]],
  ['c=1; Secure', [true, false], [true, true]],
  ['c=1; SameSite=None; Secure; Partitioned', [true, true], [true, true]],
])('%s goes to the same site and to another', (line, chromium, gecko) => {
  test.each([
    ['chromium', chromium],
    ['gecko', gecko],
  ] as const)('in %s: %j', (engine, expected) => {
    expect([kept(engine, line, site) !== null, kept(engine, line, other) !== null]).toEqual(expected)
  })
})

test('the option lets cookies go to other sites', () => {
  expect(kept('chromium', 'c=1; SameSite=None; Secure', other, true)).toBe('c=1')
  expect(kept('gecko', 'c=1; SameSite=None; Secure', other, false)).toBeNull()
})

describe('where a cookie goes', () => {
  test.each<[line: string, set: string, get: string, sent: boolean]>([
    ['c=1', 'https://api.app.test/a/b', 'https://api.app.test/a/', true],
    ['c=1', 'https://api.app.test/a/b', 'https://api.app.test/a', true],
    ['c=1', 'https://api.app.test/a/b', 'https://api.app.test/ab', false],
    ['c=1; Path=/', 'https://api.app.test/a/b', 'https://api.app.test/', true],
    ['c=1; Path=/x', 'https://api.app.test/a/b', 'https://api.app.test/a/b', false],
    ['c=1', 'https://api.app.test:8443/', 'https://api.app.test/', true],
    ['c=1', 'https://api.app.test/', 'https://app.test/', false],
    ['c=1; Domain=app.test', 'https://api.app.test/', 'https://app.test/', true],
    ['c=1; Domain=.app.test', 'https://api.app.test/', 'https://other.app.test/', true],
    ['c=1; Domain=else.test', 'https://api.app.test/', 'https://api.app.test/', false],
    ['c=1; Secure', 'https://api.app.test/', 'http://api.app.test/', false],
    ['c=1; Max-Age=0', 'https://api.app.test/', 'https://api.app.test/', false],
    ['c=1; Max-Age=x', 'https://api.app.test/', 'https://api.app.test/', true],
    ['c=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'https://api.app.test/', 'https://api.app.test/', false],
    ['=', 'https://api.app.test/', 'https://api.app.test/', false],
  ])('%s of %s to %s: %s', (line, set, get, sent) => {
    const jar = createCookieJar({
      pageOrigin: 'https://app.test',
      engine: 'standard',
      now: () => 1,
      cookies: {},
      thirdParty: true,
    })
    jar.store(new URL(set), [line])
    expect(jar.headerFor(new URL(get)) !== null).toBe(sent)
  })
})

test('a cookie ends with its time', () => {
  let time = 0
  const jar = jarOf('chromium', false, () => time)
  jar.store(site, ['c=1; Max-Age=10'])
  time = 9_999
  expect(jar.headerFor(site)).toBe('c=1')
  time = 10_000
  expect(jar.headerFor(site)).toBeNull()
})

test('the longer path comes first, then the older cookie; a later one of the same name takes the place', () => {
  const jar = jarOf('chromium')
  jar.store(site, [
    'a=1; Path=/',
    'b=1; Path=/',
    'c=1; Path=/a',
    'b=2; Path=/',
    'd=1; Path=/; Partitioned; Secure',
    'd=2; Path=/',
  ])
  expect(jar.headerFor(site)).toBe('c=1; a=1; b=2; d=1; d=2')
})

test('a browser has cookies from before', () => {
  const jar = createCookieJar({
    pageOrigin: 'https://app.test',
    engine: 'chromium',
    now: () => 0,
    cookies: { 'app.test': 'a=1', 'http://localhost:4000': ['b=1', 'c=1'] },
    thirdParty: false,
  })
  expect(jar.headerFor(new URL('https://app.test/x'))).toBe('a=1')
  expect(jar.headerFor(new URL('http://localhost:4000/'))).toBeNull()
})

const kinds = ['standard', 'chromium', 'gecko', 'webkit'] as const

// Measured 2026-11-28: a page on localhost, and what it sends to the same host after an answer with this line.
describe('of http://localhost', () => {
  test.each<[line: string, sent: (string | null)[] | string | null]>([
    ['c=1; Secure', ['c=1', 'c=1', 'c=1', null]],
    ['c=1; SameSite=None', [null, null, null, 'c=1']],
    ['c=1; SameSite=None; Secure', ['c=1', 'c=1', 'c=1', null]],
    ['c=1; Partitioned', [null, null, null, 'c=1']],
    ['c=1; Domain=localhost', ['c=1', 'c=1', 'c=1', null]],
    ['c=1; Domain=.', null],
    ['c=1; Domain=', 'c=1'],
    ['c=1; Domain=else.test; Domain=localhost', ['c=1', 'c=1', 'c=1', null]],
    ['c=1; SameSite=Strict; SameSite=what', 'c=1'],
    ['c=1; Max-Age=0; Max-Age=what', ['c=1', 'c=1', 'c=1', null]],
    ['c=1; Max-Age=-', ['c=1', 'c=1', null, 'c=1']],
    ['c=1; Max-Age=', ['c=1', 'c=1', 'c=1', null]],
    ['c=1; Max-Age=9; Expires=Thu, 01 Jan 1970 00:00:00 GMT', ['c=1', 'c=1', 'c=1', null]],
    ['c=1; Max-Age=0; Expires=Fri, 31 Dec 9999 23:59:59 GMT', [null, null, null, 'c=1']],
    ['c=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Expires=what', 'c=1'],
    ['c=1; Expires=0', 'c=1'],
    ['__Host-c=1; Secure; Path=/', ['__Host-c=1', '__Host-c=1', '__Host-c=1', null]],
    ['__Host-c=1; Path=/', [null, null, null, '__Host-c=1']],
    ['__Host-c=1; Secure', null],
    ['__host-c=1; Secure; Path=/; Domain=localhost', ['__host-c=1', null, '__host-c=1', null]],
    ['__Secure-c=1', [null, null, null, '__Secure-c=1']],
    ['__Http-c=1; Secure', null],
    ['__Http-c=1; Secure; HttpOnly', ['__Http-c=1', '__Http-c=1', '__Http-c=1', null]],
    ['__Host-Http-c=1; Secure; Path=/', null],
    ['=__Host-c', [null, null, null, '__Host-c']],
    ['c', ['c', 'c', 'c=', 'c']],
    ['=c', ['c', 'c', null, 'c']],
    ['=c=1', [null, null, null, 'c=1']],
    ['c=1\t2', ['c=1\t2', null, 'c=1\t2', 'c=1']],
    ['c=caf\xe9', ['c=caf\xe9', 'c=caf\xe9', 'c=caf\xe9', 'c=caf']],
  ])('%j', (line, sent) => {
    expect(kinds.map((engine) => kept(engine, line, site))).toEqual(Array.isArray(sent) ? sent : kinds.map(() => sent))
  })

  test('a cookie of more than 4096 bytes is none, but for WebKit', () => {
    const value = 'x'.repeat(4096)
    expect(kinds.map((engine) => kept(engine, `c=${value}`, site) !== null)).toEqual([false, false, false, true])
    expect(kinds.map((engine) => kept(engine, `c=${value.slice(1)}`, site) !== null)).toEqual([true, true, true, true])
  })

  test('an attribute of more than 1024 bytes does not count, but for WebKit', () => {
    const line = `c=1; Path=/${'x'.repeat(1024)}`
    expect(kinds.map((engine) => kept(engine, line, site) !== null)).toEqual([true, true, true, false])
  })
})

test('a name that nobody can register takes no cookie for what is below it', () => {
  const jar = createCookieJar({ pageOrigin: 'https://app.test', engine: 'standard', now: () => 0, cookies: {}, thirdParty: true })
  jar.store(new URL('https://api.app.test/'), ['a=1; Domain=test'])
  jar.store(new URL('https://api.app.co.uk/'), ['b=1; Domain=co.uk; SameSite=None; Secure'])
  expect(jar.headerFor(new URL('https://api.app.test/'))).toBeNull()
  expect(jar.headerFor(new URL('https://api.app.co.uk/'))).toBeNull()
})

test('a cookie of the host and one of the domain are two', () => {
  const jar = createCookieJar({ pageOrigin: 'https://app.test', engine: 'chromium', now: () => 0, cookies: {}, thirdParty: true })
  jar.store(new URL('https://api.app.test/'), ['a=1', 'a=2; Domain=api.app.test'])
  expect(jar.headerFor(new URL('https://api.app.test/'))).toBe('a=1; a=2')
})

test('in Chromium a cookie whose value changes comes last among its like', () => {
  const order = (engine: (typeof kinds)[number], again: string) => {
    const jar = jarOf(engine)
    jar.store(site, ['a=1', 'b=1', again])
    return jar.headerFor(site)
  }
  expect(order('chromium', 'a=2')).toBe('b=1; a=2')
  expect(order('chromium', 'a=1')).toBe('a=1; b=1')
  expect(order('gecko', 'a=2')).toBe('a=2; b=1')
})

test('what came by a secure way is not changed by an insecure one', () => {
  const jar = createCookieJar({ pageOrigin: 'http://app.test', engine: 'webkit', now: () => 0, cookies: {}, thirdParty: false })
  jar.store(new URL('https://app.test/'), ['a=1; Secure; Path=/'])
  jar.store(new URL('http://app.test/'), ['a=2; Path=/'])
  expect(jar.headerFor(new URL('https://app.test/'))).toBe('a=1')
  expect(jar.headerFor(new URL('http://app.test/'))).toBeNull()
})

test('in Firefox a cookie of another site is partitioned whatever it says', () => {
  const jar = jarOf('gecko')
  jar.store(other, ['a=1; Partitioned; Secure', 'a=2; Secure'])
  expect(jar.headerFor(other)).toBe('a=2')
  jar.store(site, ['a=1; Partitioned; Secure', 'a=2; Secure'])
  expect(jar.headerFor(site)).toBe('a=1; a=2')
})

// Measured 2026-11-28: from the page to another site and back.
test.each<[engine: (typeof kinds)[number], ownHost: string | null, otherHost: string | null]>([
  ['standard', 's=1; n=1', 's=1; n=1'],
  ['chromium', 's=1; n=1', 's=1; n=1'],
  ['gecko', 'n=1', 'n=1'],
  ['webkit', 's=1; n=1', 'n=1'],
])('in %s a redirect chain that has been elsewhere brings to the page: %j, to its site: %j', (engine, ...expected) => {
  const jar = createCookieJar({ pageOrigin: 'https://www.app.test', engine, now: () => 0, cookies: {}, thirdParty: false })
  const urls = ['https://www.app.test/', 'https://api.app.test/'].map((url) => new URL(url))
  for (const url of urls) jar.store(url, ['s=1; SameSite=Strict', 'n=1; SameSite=None; Secure'])
  const chain = (url: URL) => [url.href, 'https://else.test/', url.href]
  expect(urls.map((url) => jar.headerFor(url, chain(url)))).toEqual(expected)
  expect(urls.map((url) => jar.headerFor(url, [url.href, url.href]))).toEqual(['s=1; n=1', 's=1; n=1'])
})

test.each<[engine: (typeof kinds)[number], expected: boolean]>([
  ['standard', true],
  ['chromium', false],
  ['gecko', false],
  ['webkit', true],
])('in %s a cookie outlives what the clock of its server says: %s', (engine, expected) => {
  const jar = jarOf(engine, false, () => Date.UTC(2026, 0, 1))
  const line = 'c=1; Expires=Sun, 31 Jan 2027 00:00:00 GMT'
  jar.store(site, [line], 'Tue, 01 Jan 2030 00:00:00 GMT')
  expect(jar.headerFor(site) !== null).toBe(expected)
  jar.store(site, [line], 'what')
  expect(jar.headerFor(site)).toBe('c=1')
})

test('in WebKit cookies of equal paths come by their domains', () => {
  const order = (engine: (typeof kinds)[number]) => {
    const jar = createCookieJar({ pageOrigin: 'https://app.test', engine, now: () => 0, cookies: {}, thirdParty: false })
    jar.store(new URL('https://api.app.test/'), ['a=1; Domain=app.test', 'b=1', 'c=1; Domain=api.app.test'])
    return jar.headerFor(new URL('https://api.app.test/'))
  }
  expect(order('webkit')).toBe('c=1; b=1; a=1')
  expect(order('chromium')).toBe('a=1; b=1; c=1')
})
