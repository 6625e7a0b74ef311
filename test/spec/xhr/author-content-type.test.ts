import { authorContentType } from '../../../src/spec/xhr/author-content-type.ts'
import { testRows } from '../test-rows.ts'

testRows('authorContentType', authorContentType, [
  { given: ['text/plain'], expected: 'text/plain', because: 'no charset to replace' },
  {
    given: ['text/plain; charset=utf-8'],
    expected: 'text/plain; charset=utf-8',
    because: 'UTF-8 in any case stays as it is written',
  },
  {
    given: ['Text/Plain; Charset=latin1; x=1'],
    expected: 'text/plain;charset=UTF-8;x=1',
    because: 'replaced, and the whole written anew',
  },
  { given: ['text/plain;charset=""'], expected: 'text/plain;charset=UTF-8', because: 'an empty charset is another than UTF-8' },
  { given: ['no type; charset=x'], expected: 'no type; charset=x', because: 'what does not parse stays' },
])
