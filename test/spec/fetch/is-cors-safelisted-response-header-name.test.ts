import { isCorsSafelistedResponseHeaderName } from '../../../src/spec/fetch/is-cors-safelisted-response-header-name.ts'
import { testRows } from '../test-rows.ts'

const safelisted = ['Cache-Control', 'Content-Language', 'Content-Length', 'Content-Type', 'Expires', 'Last-Modified', 'Pragma']

testRows('isCorsSafelistedResponseHeaderName', isCorsSafelistedResponseHeaderName, [
  ...safelisted.flatMap((name) => [
    { given: [name] as const, expected: true, because: 'one of seven' },
    { given: [name.toLowerCase(), []] as const, expected: true, because: 'in any case, with an empty list' },
  ]),
  ...['ETag', 'Date', 'X-A', 'Location', 'Content-Encoding', '', 'Set-Cookie'].map((name) => ({
    given: [name] as const,
    expected: false,
    because: 'not one of seven, and the list is empty by default',
  })),
  { given: ['X-A', ['x-a']], expected: true, because: 'an item of the list, in any case' },
  { given: ['x-a', ['X-B', 'X-A']], expected: true, because: 'an item of the list, in any case' },
  { given: ['x-a', ['*']], expected: false, because: 'a star in the list matches a header named * alone' },
  { given: ['*', ['*']], expected: true, because: 'a star in the list matches a header named *' },
  { given: ['Set-Cookie', ['Set-Cookie']], expected: false, because: 'a forbidden response-header name cannot be exposed' },
  { given: ['set-cookie2', ['Set-Cookie2']], expected: false, because: 'a forbidden response-header name cannot be exposed' },
])
