import { rangeNumbersOf64Bits } from '../../../src/predict/quirks/range-numbers-of-64-bits.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(rangeNumbersOf64Bits, [
  {
    given: { headers: [['range', 'bytes=18446744073709551616-']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: '2^64',
  },
  {
    given: { headers: [['range', 'bytes=0-18446744073709551616']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: 'as the end',
  },
  {
    given: { headers: [['range', 'bytes=18446744073709551615-']] },
    outcomes: ['simple', 'preflight range', 'simple', 'simple'],
    because: '2^64-1',
  },
  {
    given: {
      headers: [
        ['range', 'bytes=00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001-'],
      ],
    },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'zeros do not count',
  },
])
