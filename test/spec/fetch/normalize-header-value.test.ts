import { normalizeHeaderValue } from '../../../src/spec/fetch/normalize-header-value.ts'
import { testRows } from '../test-rows.ts'

testRows('normalizeHeaderValue', normalizeHeaderValue, [
  { given: [''], expected: '', because: 'nothing to do' },
  { given: ['a'], expected: 'a', because: 'nothing to do' },
  { given: [' \t\r\na b\n\r\t '], expected: 'a b', because: 'HTTP whitespace is removed from both ends' },
  { given: [' a'], expected: 'a', because: 'one space in front' },
  { given: ['a\t'], expected: 'a', because: 'one tab behind' },
  { given: ['\n \ra\t\r '], expected: 'a', because: 'three of them on each side' },
  { given: ['a\r\n b'], expected: 'a\r\n b', because: 'and not from within' },
  { given: [' \n '], expected: '', because: 'nothing is left' },
  { given: ['\fa\v'], expected: '\fa\v', because: 'form feed and vertical tab are no HTTP whitespace' },
  { given: ['\u00a0a\ufeff'], expected: '\u00a0a\ufeff', because: 'what trim() would remove stays' },
])
