import { blobTypeMustBeMediaType } from '../../../src/predict/quirks/blob-type-must-be-media-type.ts'
import { beaconOf, blobOf } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(blobTypeMustBeMediaType, [
  {
    given: beaconOf(blobOf('x')),
    outcomes: ['preflight content-type', 'opaque', 'preflight content-type', 'preflight content-type'],
    because: 'no type, no Content-Type',
  },
  {
    given: { api: 'xhr', method: 'POST', body: blobOf('x') },
    outcomes: ['preflight content-type', 'simple', 'preflight content-type', 'simple'],
    because: 'in XMLHttpRequest too',
  },
  {
    given: beaconOf(blobOf('a/b;')),
    outcomes: ['preflight content-type', 'opaque', 'preflight content-type', 'preflight content-type'],
    because: 'an empty parameter',
  },
  {
    given: beaconOf(blobOf('a/b;c')),
    outcomes: ['preflight content-type', 'opaque', 'preflight content-type', 'preflight content-type'],
    because: 'a parameter without a value',
  },
  {
    given: beaconOf(blobOf('a/b;c=d e')),
    outcomes: ['preflight content-type', 'opaque', 'preflight content-type', 'preflight content-type'],
    because: 'a value with a blank',
  },
  {
    given: beaconOf(blobOf('a/b;c={d}')),
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'braces are allowed in tokens of RFC 2045',
  },
  {
    given: beaconOf(blobOf('a/b; c="d e"')),
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'a quoted value',
  },
  {
    given: beaconOf(blobOf(' a / b ; c = d ')),
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'blanks around each token',
  },
  {
    given: beaconOf(blobOf('a/b')),
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'a type',
  },
  { given: beaconOf(blobOf('text/plain')), outcomes: ['opaque', 'opaque', 'opaque', 'opaque'], because: 'a safelisted type' },
])
