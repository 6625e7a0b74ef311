import { repeatedNamesListedEachTime } from '../../../src/predict/quirks/repeated-names-listed-each-time.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(repeatedNamesListedEachTime, [
  {
    given: {
      headers: [
        ['x-a', ''],
        ['X-A', ''],
      ],
    },
    outcomes: ['preflight x-a', 'preflight x-a', 'preflight x-a,x-a', 'preflight x-a'],
    because: 'once for each entry',
  },
  {
    given: {
      headers: [
        ['x-b', ''],
        ['x-a', ''],
        ['x-b', ''],
      ],
    },
    outcomes: ['preflight x-a,x-b', 'preflight x-a,x-b', 'preflight x-a,x-b,x-b', 'preflight x-a,x-b'],
    because: 'sorted all the same',
  },
  {
    given: {
      api: 'xhr',
      headers: [
        ['x-a', ''],
        ['x-a', ''],
      ],
    },
    outcomes: ['preflight x-a', 'preflight x-a', 'preflight x-a', 'preflight x-a'],
    because: 'setRequestHeader combines',
  },
])
