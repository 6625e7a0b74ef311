import { isRedirectStatus } from '../../../src/spec/fetch/is-redirect-status.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isRedirectStatus', isRedirectStatus, [
  ...predicateRows(true, 'one of five', [301, 302, 303, 307, 308]),
  ...predicateRows(false, 'another status', [0, 200, 300, 304, 305, 306, 309, 400]),
])
