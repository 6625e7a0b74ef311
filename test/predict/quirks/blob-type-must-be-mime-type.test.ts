import { blobTypeMustBeMimeType } from '../../../src/predict/quirks/blob-type-must-be-mime-type.ts'
import { beaconOf, blobOf } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(blobTypeMustBeMimeType, [
  {
    given: { api: 'xhr', method: 'POST', body: blobOf('x') },
    outcomes: ['preflight content-type', 'simple', 'preflight content-type', 'simple'],
    because: 'no type, no Content-Type',
  },
  {
    given: beaconOf(blobOf('x')),
    outcomes: ['preflight content-type', 'opaque', 'preflight content-type', 'preflight content-type'],
    because: 'WebKit sends it with a beacon',
  },
  {
    given: { method: 'POST', body: blobOf('x') },
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'and with fetch',
  },
  {
    given: { api: 'xhr', method: 'POST', body: blobOf('a/b') },
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'a type',
  },
])
