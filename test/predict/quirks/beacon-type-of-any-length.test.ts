import { beaconTypeOfAnyLength } from '../../../src/predict/quirks/beacon-type-of-any-length.ts'
import { beaconOf, blobOf } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(beaconTypeOfAnyLength, [
  {
    given: beaconOf(blobOf(`text/plain;a=${'b'.repeat(116)}`)),
    outcomes: ['preflight content-type', 'opaque', 'opaque', 'preflight content-type'],
    because: '129 bytes',
  },
  {
    given: beaconOf(blobOf(`text/plain;a=${'b'.repeat(1100)}`)),
    outcomes: ['preflight content-type', 'opaque', 'opaque', 'preflight content-type'],
    because: 'above the total limit too',
  },
  {
    given: beaconOf(blobOf(`a/b;a=${'b'.repeat(116)}`)),
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'another type',
  },
])
