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
