import { rangeNumbersOf63Bits } from '../../../src/predict/quirks/range-numbers-of-63-bits.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(rangeNumbersOf63Bits, [
  {
    given: { headers: [['range', 'bytes=9223372036854775807-']] },
    outcomes: ['simple', 'preflight range', 'simple', 'simple'],
    because: '2^63-1',
  },
  {
    given: { headers: [['range', 'bytes=0-9223372036854775807']] },
    outcomes: ['simple', 'preflight range', 'simple', 'simple'],
    because: 'as the end',
  },
  {
    given: { headers: [['range', 'bytes=9223372036854775806-']] },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: '2^63-2',
  },
])
