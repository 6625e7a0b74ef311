import { describe, expect, test } from 'vitest'
import { filteredResponse } from '../../src/protocol/filtered-response.ts'

const response = (expose?: string) => ({
  status: 404,
  headers: [
    ['Content-Type', 'a/b'],
    ['Set-Cookie', 'a=1'],
    ['X-A', '1'],
    ['x-a', '2'],
    ['X-B', '3'],
    ...(expose === undefined ? [] : [['Access-Control-Expose-Headers', expose] as const]),
  ] as const,
})

describe('filteredResponse', () => {
  test.each([
    { type: 'basic', expose: undefined, credentials: 'omit', expected: ['content-type', 'x-a', 'x-b'] },
    { type: 'cors', expose: undefined, credentials: 'omit', expected: ['content-type'] },
    { type: 'cors', expose: 'X-A', credentials: 'omit', expected: ['content-type', 'x-a'] },
    {
      type: 'cors',
      expose: '*',
      credentials: 'same-origin',
      expected: ['access-control-expose-headers', 'content-type', 'x-a', 'x-b'],
    },
    { type: 'cors', expose: '*', credentials: 'include', expected: ['content-type'] },
    { type: 'cors', expose: 'set-cookie', credentials: 'omit', expected: ['content-type'] },
  ] as const)('$type, expose $expose, credentials $credentials', ({ type, expose, credentials, expected }) => {
    const filtered = filteredResponse(type, response(expose), credentials)
    expect(filtered).toMatchObject({ type, status: 404, exposedHeaders: expected })
    expect(new Set(filtered.headers.map(([name]) => name.toLowerCase()))).toEqual(new Set(expected))
  })
  test('keeps a header that came twice twice', () => {
    expect(filteredResponse('cors', response('x-a'), 'omit').headers).toEqual([
      ['Content-Type', 'a/b'],
      ['X-A', '1'],
      ['x-a', '2'],
    ])
  })
  test.each(['opaque', 'opaqueredirect'] as const)('%s hides all', (type) => {
    expect(filteredResponse(type, response('*'), 'omit')).toEqual({ type, status: 0, headers: [], exposedHeaders: [] })
  })
})
