import { describe, expect, test } from 'vitest'
import { requestOriginHeader } from '../../src/protocol/request-origin-header.ts'

const secure = new URL('https://api.test/')
const insecure = new URL('http://api.test/')

describe('requestOriginHeader', () => {
  test.each([
    {
      method: 'GET',
      url: secure,
      mode: 'cors',
      tainting: 'cors',
      expected: 'https://app.test',
      because: '3: response tainting is cors',
    },
    { method: 'GET', url: secure, mode: 'cors', tainting: 'basic', expected: null, because: 'GET within an origin' },
    { method: 'HEAD', url: secure, mode: 'no-cors', tainting: 'opaque', expected: null, because: 'HEAD without CORS' },
    {
      method: 'POST',
      url: secure,
      mode: 'cors',
      tainting: 'basic',
      expected: 'https://app.test',
      because: '4: POST within an origin',
    },
    {
      method: 'POST',
      url: secure,
      mode: 'no-cors',
      tainting: 'opaque',
      expected: 'https://app.test',
      because: '4: POST without CORS',
    },
    { method: 'POST', url: insecure, mode: 'no-cors', tainting: 'opaque', expected: 'null', because: '4.1: to an insecure URL' },
    {
      method: 'POST',
      url: insecure,
      mode: 'cors',
      tainting: 'basic',
      expected: 'https://app.test',
      because: '4.1: not in the mode cors',
    },
  ] as const)('$because', ({ expected, ...request }) =>
    expect(requestOriginHeader({ ...request, referrerPolicy: '' }, 'https://app.test')).toBe(expected),
  )

  const own = new URL('https://app.test/a')
  test.each<[policy: string, own: string, secure: string, insecure: string]>([
    ['', 'https://app.test', 'https://app.test', 'null'],
    ['strict-origin', 'https://app.test', 'https://app.test', 'null'],
    ['no-referrer-when-downgrade', 'https://app.test', 'https://app.test', 'null'],
    ['no-referrer', 'null', 'null', 'null'],
    ['same-origin', 'https://app.test', 'null', 'null'],
    ['origin', 'https://app.test', 'https://app.test', 'https://app.test'],
    ['unsafe-url', 'https://app.test', 'https://app.test', 'https://app.test'],
  ])('4.1: with the referrer policy %j', (referrerPolicy, ...expected) => {
    const post = { method: 'POST', mode: 'no-cors', tainting: 'opaque', referrerPolicy } as const
    expect([own, secure, insecure].map((url) => requestOriginHeader({ ...post, url }, 'https://app.test'))).toEqual(expected)
    expect(requestOriginHeader({ ...post, url: own, mode: 'cors', tainting: 'basic' }, 'https://app.test')).toBe(
      'https://app.test',
    )
  })

  test('is null for an insecure page as well as it says', () => {
    const request = { method: 'POST', url: insecure, mode: 'no-cors', tainting: 'opaque', referrerPolicy: '' } as const
    expect(requestOriginHeader(request, 'http://app.test')).toBe('http://app.test')
    expect(requestOriginHeader(request, 'null')).toBe('null')
  })
})
