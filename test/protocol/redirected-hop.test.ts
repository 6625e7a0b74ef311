import { describe, expect, test } from 'vitest'
import { redirectedHop } from '../../src/protocol/redirected-hop.ts'

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
    const hop = redirectedHop(
      { method, urlList: [new URL('https://api.test/a')], headers: [...bodyHeaders, ['X-A', '1']], body, redirectCount: 4 },
      status,
      new URL('https://api.test/b'),
    )
    const becameGet = expected === 'GET' && method !== 'GET'
    expect(hop).toEqual({
      method: expected,
      body: becameGet ? undefined : body,
      headers: becameGet ? [['X-A', '1']] : [...bodyHeaders, ['X-A', '1']],
      urlList: [new URL('https://api.test/a'), new URL('https://api.test/b')],
      redirectCount: 5,
      redirect: { becameGet, crossedOrigins: false },
    })
  })

  test.each([
    ['https://api.test/b', true],
    ['https://api.test:444/b', false],
    ['http://api.test/b', false],
    ['https://x.test/', false],
  ])('keeps Authorization towards %s: %s', (location, kept) => {
    const hop = redirectedHop(
      {
        method: 'GET',
        urlList: [new URL('https://api.test/a')],
        headers: [['authorization', 'x']],
        body: undefined,
        redirectCount: 0,
      },
      302,
      new URL(location),
    )
    expect(hop.headers.length === 1).toBe(kept)
  })
})
