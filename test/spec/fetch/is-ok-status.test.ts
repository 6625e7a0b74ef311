import { isOkStatus } from '../../../src/spec/fetch/is-ok-status.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isOkStatus', isOkStatus, [
  ...predicateRows(true, 'in the range 200 to 299', [200, 201, 204, 206, 299]),
  ...predicateRows(false, 'out of the range', [0, 100, 199, 300, 304, 404, 500, 2000]),
])
