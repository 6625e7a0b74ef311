import { noWindowMember } from '../../../src/predict/quirks/no-window-member.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(noWindowMember, [
  {
    given: { inconvertible: ['window'] },
    outcomes: ['throws', 'simple', 'simple', 'throws'],
    because: 'only WebKit has the member',
  },
  { given: {}, outcomes: ['simple', 'simple', 'simple', 'simple'], because: 'not given' },
])
