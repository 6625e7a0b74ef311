import { essence } from '../../../src/spec/mimesniff/mime-type-essence.ts'
import { testRows } from '../test-rows.ts'

testRows('essence', essence, [
  { given: [{ type: 'text', subtype: 'plain' }], expected: 'text/plain', because: 'type, slash, subtype' },
  { given: [{ type: 'application', subtype: 'ld+json' }], expected: 'application/ld+json', because: 'the subtype is kept whole' },
])
