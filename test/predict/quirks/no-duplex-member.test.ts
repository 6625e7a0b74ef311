import { noDuplexMember } from '../../../src/predict/quirks/no-duplex-member.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(noDuplexMember, [
  { given: { duplex: 'x' }, outcomes: ['throws', 'throws', 'simple', 'simple'], because: 'only Chromium has the member' },
  { given: { duplex: 'half' }, outcomes: ['simple', 'simple', 'simple', 'simple'], because: 'the one value there is' },
])
