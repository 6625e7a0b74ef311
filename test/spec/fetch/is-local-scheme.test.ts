import { isLocalScheme } from '../../../src/spec/fetch/is-local-scheme.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isLocalScheme', isLocalScheme, [
  ...predicateRows(true, 'one of three', ['about', 'blob', 'data']),
  ...predicateRows(false, 'another scheme', ['', 'data:', 'http', 'https', 'file', 'filesystem', 'javascript', 'BLOB']),
])
