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
  ] as const)('$because', ({ expected, ...request }) => expect(requestOriginHeader(request, 'https://app.test')).toBe(expected))

  test('is null for an insecure page as well as it says', () => {
    const request = { method: 'POST', url: insecure, mode: 'no-cors', tainting: 'opaque' } as const
    expect(requestOriginHeader(request, 'http://app.test')).toBe('http://app.test')
    expect(requestOriginHeader(request, 'null')).toBe('null')
  })
})
