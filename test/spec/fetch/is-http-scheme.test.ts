import { isHttpScheme } from '../../../src/spec/fetch/is-http-scheme.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isHttpScheme', isHttpScheme, [
  ...predicateRows(true, 'one of two', ['http', 'https']),
  ...predicateRows(false, 'another scheme', ['', 'http:', 'ws', 'wss', 'ftp', 'data', 'httpx', 'HTTP']),
])
