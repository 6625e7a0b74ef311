import { isNullBodyStatus } from '../../../src/spec/fetch/is-null-body-status.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isNullBodyStatus', isNullBodyStatus, [
  ...predicateRows(true, 'one of five', [101, 103, 204, 205, 304]),
  ...predicateRows(false, 'another status', [0, 100, 102, 200, 203, 206, 301, 303, 305, 404]),
])
