import { isForbiddenRequestHeader } from '../../../src/spec/fetch/is-forbidden-request-header.ts'
import { testRows } from '../test-rows.ts'

const names =
  'Accept-Charset Accept-Encoding Access-Control-Request-Headers Access-Control-Request-Method Connection Content-Length Cookie Cookie2 Date DNT Expect Host Keep-Alive Origin Referer Set-Cookie TE Trailer Transfer-Encoding Upgrade Via'.split(
    ' ',
  )
const overrides = ['X-HTTP-Method', 'X-HTTP-Method-Override', 'X-Method-Override']

testRows('isForbiddenRequestHeader', isForbiddenRequestHeader, [
  ...names.flatMap((name) => [
    { given: [name, ''] as const, expected: true, because: 'step 1: in the list' },
    { given: [name.toLowerCase(), 'x'] as const, expected: true, because: 'step 1: in any case, whatever the value' },
    { given: [`${name}x`, ''] as const, expected: false, because: 'step 1: the whole name must match' },
    { given: [`x${name}`, ''] as const, expected: false, because: 'step 1: the whole name must match' },
  ]),
  ...['Proxy-', 'Proxy-Authorization', 'proxy-x', 'Sec-', 'SEC-Fetch-Mode', 'sec-ch-ua', 'Sec-GPC'].map((name) => ({
    given: [name, ''] as const,
    expected: true,
    because: 'step 2: the prefix alone decides',
  })),
  ...['Proxy', 'Sec', 'Security', 'x-sec-a', 'x-proxy-a', 'Section-'].map((name) => ({
    given: [name, ''] as const,
    expected: false,
    because: 'step 2: not the prefix with its hyphen',
  })),
  ...overrides.flatMap((name) => [
    ...['TRACE', 'trace', 'CONNECT', 'Track', 'GET, TRACE', 'TRACE,GET', 'GET,\tTRACK\t,PUT', ' TRACE ', ',connect'].map(
      (value) => ({
        given: [name, value] as const,
        expected: true,
        because: 'step 3: one item of the value is a forbidden method',
      }),
    ),
    ...['', 'GET', 'PUT, DELETE', 'TRACES', 'TRACE GET', '"TRACE"', '"GET, TRACE"', '"a,TRACE'].map((value) => ({
      given: [name, value] as const,
      expected: false,
      because: 'step 3: no item of the value is a forbidden method',
    })),
    { given: [name.toUpperCase(), 'TRACE'] as const, expected: true, because: 'step 3: in any case' },
  ]),
  ...[
    'User-Agent',
    'Authorization',
    'Content-Type',
    'Accept',
    'X-Requested-With',
    'Range',
    'Access-Control-Allow-Origin',
    'x-http-methods',
    'coo\u212aie',
  ].map((name) => ({ given: [name, 'TRACE'] as const, expected: false, because: 'step 4: nothing forbids it' })),
])
