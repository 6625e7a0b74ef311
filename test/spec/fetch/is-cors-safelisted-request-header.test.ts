import { isCorsSafelistedRequestHeader } from '../../../src/spec/fetch/is-cors-safelisted-request-header.ts'
import { testRows } from '../test-rows.ts'

testRows('isCorsSafelistedRequestHeader', isCorsSafelistedRequestHeader, [
  { given: ['Accept', 'a'.repeat(128)], expected: true, because: 'step 3: nothing refused it' },
  { given: ['Accept', 'a'.repeat(129)], expected: false, because: 'step 1: longer than 128 bytes' },
  { given: ['Accept', 'text/html;v="1"'], expected: false, because: 'step 2: an unsafe byte' },
  { given: ['Content-Type', 'text/plain'], expected: true, because: 'step 2: a safelisted essence' },
  { given: ['Content-Type', 'application/json'], expected: false, because: 'step 2: another essence' },
  { given: ['Range', 'bytes=0-1'], expected: true, because: 'step 2: a single range with a start' },
  { given: ['Range', 'bytes=-1'], expected: false, because: 'step 2: no start' },
  { given: ['X-A', ''], expected: false, because: 'step 2: another name' },
])
