import { serializeRequestOrigin } from '../../../src/spec/fetch/serialize-request-origin.ts'
import { testRows } from '../test-rows.ts'

testRows('serializeRequestOrigin', serializeRequestOrigin, [
  { given: ['https://a.test', 'same-origin'], expected: 'https://a.test', because: 'step 3: not tainted' },
  { given: ['https://a.test', 'same-site'], expected: 'null', because: 'step 2: anything but same-origin' },
  { given: ['https://a.test', 'cross-site'], expected: 'null', because: 'step 2: anything but same-origin' },
  { given: ['null', 'same-origin'], expected: 'null', because: 'step 3: an opaque origin' },
])
