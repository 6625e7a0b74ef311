import { isExposedByCors } from '../../../src/spec/fetch/is-exposed-by-cors.ts'
import { testRows } from '../test-rows.ts'

testRows('isExposedByCors', isExposedByCors, [
  { given: ['Content-Type', []], expected: true, because: 'always safelisted' },
  { given: ['ETag', []], expected: false, because: 'not exposed' },
  { given: ['ETag', ['etag']], expected: true, because: 'exposed by name' },
  { given: ['ETag', '*'], expected: true, because: 'exposed by the wildcard' },
  { given: ['ETag', ['*']], expected: false, because: 'the star is a mere name here' },
  { given: ['Set-Cookie', '*'], expected: false, because: 'the wildcard does not expose a forbidden response-header name' },
])
