import { combinedValueTrimmed } from '../../../src/predict/quirks/combined-value-trimmed.ts'
import { quirkRows } from './quirk-rows.ts'

const repeated = (...values: string[]) => values.map((value): [string, string] => ['accept', value])
const p = 'preflight accept'

quirkRows(combinedValueTrimmed, [
  {
    given: { api: 'xhr', headers: repeated('a'.repeat(127), '') },
    outcomes: [p, 'simple', p, p],
    because: '129 bytes with the blank at the end',
  },
  {
    given: { headers: repeated('a'.repeat(127), '') },
    outcomes: ['simple', 'simple', 'simple', p],
    because: 'the standard and Gecko ask for each entry',
  },
  { given: { api: 'xhr', headers: repeated('', 'a'.repeat(127)) }, outcomes: [p, p, p, p], because: 'no blank at the end' },
  { given: { api: 'xhr', headers: repeated('a'.repeat(128), '') }, outcomes: [p, p, p, p], because: 'too long without it' },
  {
    given: { api: 'xhr', headers: repeated('a'.repeat(126), '') },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'short with it',
  },
])
