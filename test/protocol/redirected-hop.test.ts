import { describe, expect, test } from 'vitest'
import type { Engine } from '../../src/model/environment.ts'
import type { Hop } from '../../src/protocol/hop.ts'
import type { Play } from '../../src/protocol/play.ts'
import { redirectedHop } from '../../src/protocol/redirected-hop.ts'

const redirected = (
  hop: Hop,
  status: number,
  location: string,
  engine: Engine = 'standard',
  first: Hop = hop,
  mode: 'cors' | 'no-cors' = 'cors',
) => {
  const input = { origin: 'https://app.test', request: { mode } }
  const play = { engine, first, input, tainting: mode === 'cors' ? 'cors' : 'opaque' } as Play
  return redirectedHop(play, hop, { status, headers: [] }, new URL(location))
}

const body = new Uint8Array([1])
const bodyHeaders = [
  ['Content-Type', 'a/b'],
  ['content-encoding', 'x'],
  ['Content-Language', 'en'],
  ['Content-Location', '/x'],
] as const

describe('redirectedHop', () => {
  test.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
    [301, 'PUT', 'PUT'],
    [302, 'DELETE', 'DELETE'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [303, 'GET', 'GET'],
    [302, 'post', 'post'],
  ])('%i makes of %s a %s', (status, method, expected) => {
    const hop = redirected(
      { method, urlList: [new URL('https://api.test/a')], headers: [...bodyHeaders, ['X-A', '1']], body, redirectCount: 4 },
      status,
      'https://api.test/b',
    )
    const becameGet = expected === 'GET' && method !== 'GET'
    expect(hop).toEqual({
      method: expected,
      body: becameGet ? undefined : body,
      headers: becameGet ? [['X-A', '1']] : [...bodyHeaders, ['X-A', '1']],
      urlList: [new URL('https://api.test/a'), new URL('https://api.test/b')],
      redirectCount: 5,
      redirect: { becameGet, crossedOrigins: false, response: { status, headers: [] } },
    })
  })

  test.each([
    ['https://api.test/b', true],
    ['https://api.test:444/b', false],
    ['http://api.test/b', false],
    ['https://x.test/', false],
  ])('keeps Authorization towards %s: %s', (location, kept) => {
    const hop = redirected(
      {
        method: 'GET',
        urlList: [new URL('https://api.test/a')],
        headers: [['authorization', 'x']],
        body: undefined,
        redirectCount: 0,
      },
      302,
      location,
    )
    expect(hop.headers.length === 1).toBe(kept)
  })

  // Measured 2026-11-28: what the request has after two redirects.
  test.each<[first: number, second: number, names: Record<'chromium' | 'gecko' | 'webkit', string>]>([
    [302, 307, { chromium: 'x-a', gecko: 'content-type authorization x-a', webkit: 'content-type x-a' }],
    [302, 302, { chromium: 'x-a', gecko: 'authorization x-a', webkit: 'content-type x-a' }],
    [307, 307, { chromium: 'content-type x-a', gecko: 'content-type authorization x-a', webkit: 'content-type x-a' }],
  ])('of a POST by %i and %i has the headers %j', (first, second, names) => {
    for (const engine of ['chromium', 'gecko', 'webkit'] as const) {
      const made: Hop = {
        method: 'POST',
        urlList: [new URL('https://api.test/a')],
        headers: [
          ['content-type', 'a/b'],
          ['authorization', 'x'],
          ['x-a', '1'],
        ],
        body,
        redirectCount: 0,
      }
      const once = redirected(made, first, 'https://x.test/b', engine)
      const twice = redirected(once, second, 'https://x.test/c', engine, made)
      expect(twice.headers.map(([name]) => name).join(' ')).toBe(names[engine])
    }
  })

  test.each([
    [307, 'content-type x-a'],
    [302, 'x-a'],
  ])('of a no-cors POST that 302 has made a GET by %i has in WebKit the headers %s', (status, names) => {
    const made: Hop = {
      method: 'POST',
      urlList: [new URL('https://api.test/a')],
      headers: [
        ['content-type', 'a/b'],
        ['content-language', 'en'],
        ['x-a', '1'],
      ],
      body,
      redirectCount: 0,
    }
    const once = redirected(made, 302, 'https://api.test/b', 'webkit', made, 'no-cors')
    const twice = redirected(once, status, 'https://api.test/c', 'webkit', made, 'no-cors')
    const sorted = (hop: Hop) => hop.headers.map(([name]) => name).sort()
    expect([sorted(once).join(' '), sorted(twice).join(' ')]).toEqual(['x-a', names])
  })

  test.each<[engine: Engine, location: string, method: string]>([
    ['webkit', 'https://x.test/', 'GET'],
    ['webkit', 'https://api.test/b', 'DELETE'],
    ['chromium', 'https://x.test/', 'DELETE'],
  ])('in %s, to %s, makes of DELETE a %s', (engine, location, method) => {
    const hop: Hop = {
      method: 'DELETE',
      urlList: [new URL('https://api.test/a')],
      headers: [['content-type', 'a/b']],
      body,
      redirectCount: 0,
    }
    expect(redirected(hop, 307, location, engine)).toMatchObject({
      method,
      headers: [['content-type', 'a/b']],
      body: method === 'GET' ? undefined : body,
    })
  })
})
