import { blobTypeUntrimmed } from '../../../src/predict/quirks/blob-type-untrimmed.ts'
import { blobOf } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

const type = (blanks: number) => `text/plain${' '.repeat(blanks)}`
const preflight = 'preflight content-type'

quirkRows(blobTypeUntrimmed, [
  {
    given: { method: 'POST', body: blobOf(type(119)) },
    outcomes: ['simple', 'simple', 'simple', preflight],
    because: '129 bytes with its blanks',
  },
  {
    given: { method: 'POST', body: blobOf(type(118)) },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: '128 bytes',
  },
  {
    given: { method: 'POST', body: blobOf('application/json ') },
    outcomes: [preflight, preflight, preflight, preflight],
    because: 'no safelisted type, however it is trimmed',
  },
])
