import { collectHttpQuotedString } from '../../../src/spec/fetch/collect-http-quoted-string.ts'
import { testRows } from '../test-rows.ts'

testRows('collectHttpQuotedString', collectHttpQuotedString, [
  { given: ['"\\', 0, false], expected: { collected: '"\\', position: 2 }, because: "the standard's first example" },
  {
    given: ['"\\', 0, true],
    expected: { collected: '\\', position: 2 },
    because: 'step 5.5.1: a backslash at the end stands for itself',
  },
  {
    given: ['"Hello" World', 0, false],
    expected: { collected: '"Hello"', position: 7 },
    because: "the standard's second example",
  },
  { given: ['"Hello" World', 0, true], expected: { collected: 'Hello', position: 7 }, because: 'step 6: without the quotes' },
  {
    given: ['"Hello \\\\ World\\""', 0, false],
    expected: { collected: '"Hello \\\\ World\\""', position: 18 },
    because: "the standard's third example",
  },
  {
    given: ['"Hello \\\\ World\\""', 0, true],
    expected: { collected: 'Hello \\ World"', position: 18 },
    because: 'step 5.5.2: a backslash quotes what follows',
  },
  {
    given: ['a="b";c', 2, true],
    expected: { collected: 'b', position: 5 },
    because: 'step 1: the start is where the position points',
  },
  {
    given: ['a="b";c', 2, false],
    expected: { collected: '"b"', position: 5 },
    because: 'step 7: what is written, from the start on',
  },
  { given: ['"', 0, true], expected: { collected: '', position: 1 }, because: 'step 5.2: past the end at once' },
  { given: ['""x', 0, true], expected: { collected: '', position: 2 }, because: 'step 5.6: closed at once' },
])
