import { getDecodeAndSplit } from '../../../src/spec/fetch/get-decode-and-split.ts'
import { testRows } from '../test-rows.ts'

testRows('getDecodeAndSplit', getDecodeAndSplit, [
  { given: [''], expected: [''], because: 'one empty item' },
  { given: ['nosniff,'], expected: ['nosniff', ''], because: "the standard's first example" },
  { given: [', sniff'], expected: ['', 'sniff'], because: 'an empty item in front' },
  { given: ['text/html;", x/x'], expected: ['text/html;", x/x'], because: 'an open quote swallows the comma' },
  { given: ['x/x;test="hi",y/y'], expected: ['x/x;test="hi"', 'y/y'], because: 'a closed quote does not' },
  { given: ['x / x,,,1'], expected: ['x / x', '', '', '1'], because: 'empty items count' },
  { given: ['"1,2", 3'], expected: ['"1,2"', '3'], because: 'quotes stay in the item' },
  { given: ['"a""b",c'], expected: ['"a""b"', 'c'], because: 'step 5.2.2: two quoted strings in one item' },
  { given: ['"a\\",b",c'], expected: ['"a\\",b"', 'c'], because: 'a quoted quote does not close' },
  { given: ['\t a \t, b\t'], expected: ['a', 'b'], because: 'step 5.3: tabs and spaces are removed' },
  { given: ['\na'], expected: ['\na'], because: 'step 5.3: nothing else is' },
])
