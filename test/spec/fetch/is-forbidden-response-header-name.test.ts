import { isForbiddenResponseHeaderName } from '../../../src/spec/fetch/is-forbidden-response-header-name.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isForbiddenResponseHeaderName', isForbiddenResponseHeaderName, [
  ...predicateRows(true, 'one of two, in any case', ['Set-Cookie', 'set-cookie', 'Set-Cookie2', 'SET-COOKIE2']),
  ...predicateRows(false, 'another name', ['', 'cookie', 'set-cookie3', 'set-cookie22', 'x-set-cookie', 'set-coo\u212aie']),
])
