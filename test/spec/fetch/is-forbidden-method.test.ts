import { isForbiddenMethod } from '../../../src/spec/fetch/is-forbidden-method.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isForbiddenMethod', isForbiddenMethod, [
  ...predicateRows(true, 'one of the three, in any case', ['CONNECT', 'TRACE', 'TRACK', 'connect', 'trace', 'track', 'tRaCe']),
  ...predicateRows(false, 'not one of the three', [
    '',
    'GET',
    'OPTIONS',
    'TRAC',
    'TRACED',
    'XTRACE',
    'TRACE ',
    'TRACE\n',
    'trac\u212a',
  ]),
])
