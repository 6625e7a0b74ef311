import { isMethod } from '../../../src/spec/fetch/is-method.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isMethod', isMethod, [
  ...predicateRows(true, 'a method is a token', ['GET', 'patch', 'CHICKEN', 'eGg', '*', 'M-SEARCH', 'CONNECT', '1']),
  ...predicateRows(false, 'not a token', ['', 'GET ', ' GET', 'G ET', 'GET\n', 'GET,PUT', 'PÜT', 'GET/', '"GET"', 'a:b']),
])
