import { anySignal } from '../../../src/predict/quirks/any-signal.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(anySignal, [
  {
    given: { inconvertible: ['signal'] },
    outcomes: ['throws', 'throws', 'throws', 'simple'],
    because: 'WebKit does not check it',
  },
  { given: { inconvertible: ['headers'] }, outcomes: ['throws', 'throws', 'throws', 'throws'], because: 'another member' },
])
