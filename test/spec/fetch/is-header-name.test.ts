import { isHeaderName } from '../../../src/spec/fetch/is-header-name.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isHeaderName', isHeaderName, [
  ...predicateRows(true, 'a field-name is a token', ['x-a', 'Content-Type', '1', "!#$%&'*+-.^_`|~"]),
  ...predicateRows(false, 'not a token', ['', ' ', 'x a', 'x-a ', 'x:a', ':authority', 'x\n', 'x\r\n', 'é', 'x\0', 'a,b', '"a"']),
])
