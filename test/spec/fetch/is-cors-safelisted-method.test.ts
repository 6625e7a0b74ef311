import { isCorsSafelistedMethod } from '../../../src/spec/fetch/is-cors-safelisted-method.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isCorsSafelistedMethod', isCorsSafelistedMethod, [
  ...predicateRows(true, 'one of the three', ['GET', 'HEAD', 'POST']),
  ...predicateRows(false, 'another method', ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'QUERY', '*', '']),
  ...predicateRows(false, 'methods are case-sensitive once normalized', ['get', 'Head', 'post']),
])
