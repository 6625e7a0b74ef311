import { beaconWithoutLimit } from '../../../src/predict/quirks/beacon-without-limit.ts'
import { beaconOf, blobOf } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(beaconWithoutLimit, [
  {
    given: beaconOf(blobOf('', 65_537)),
    outcomes: ['blocked', 'blocked', 'opaque', 'blocked'],
    because: 'Gecko sends beacons of any size',
  },
  {
    given: { method: 'POST', keepalive: true, body: blobOf('', 65_537) },
    outcomes: ['blocked', 'blocked', 'blocked', 'blocked'],
    because: 'not so with fetch',
  },
  { given: beaconOf(blobOf('', 65_536)), outcomes: ['opaque', 'opaque', 'opaque', 'opaque'], because: 'within the limit' },
])
