import { blobTypeTrimmed } from '../../../src/predict/quirks/blob-type-trimmed.ts'
import { beaconOf, blobOf } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

const type = (blanks: number) => `text/plain${' '.repeat(blanks)}`
const preflight = 'preflight content-type'

quirkRows(blobTypeTrimmed, [
  {
    given: { api: 'xhr', method: 'POST', body: blobOf(type(119)) },
    outcomes: [preflight, 'simple', 'simple', preflight],
    because: '129 bytes with its blanks',
  },
  {
    given: { api: 'xhr', method: 'POST', body: blobOf(type(118)) },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: '128 bytes',
  },
  {
    given: { api: 'xhr', method: 'POST', body: blobOf('application/json') },
    outcomes: [preflight, preflight, preflight, preflight],
    because: 'no blanks',
  },
  {
    given: beaconOf(blobOf(type(119))),
    outcomes: [preflight, 'opaque', 'opaque', preflight],
    because: 'a beacon keeps them; WebKit alone counts them',
  },
])
