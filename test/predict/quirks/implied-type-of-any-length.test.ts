import { impliedTypeOfAnyLength } from '../../../src/predict/quirks/implied-type-of-any-length.ts'
import { beaconOf, blobOf, text } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(impliedTypeOfAnyLength, [
  {
    given: { api: 'xhr', method: 'POST', body: blobOf(`text/plain;a=${'b'.repeat(116)}`) },
    outcomes: ['preflight content-type', 'preflight content-type', 'simple', 'preflight content-type'],
    because: '129 bytes, from the body',
  },
  {
    given: beaconOf(blobOf(`text/plain;a=${'b'.repeat(116)}`)),
    outcomes: ['preflight content-type', 'opaque', 'opaque', 'preflight content-type'],
    because: '129 bytes, from the body',
  },
  {
    given: { method: 'POST', body: blobOf(`text/plain;a=${'b'.repeat(116)}`) },
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'fetch sets it as an author would',
  },
  {
    given: { api: 'xhr', method: 'POST', body: text, headers: [['content-type', `text/plain;a=${'b'.repeat(116)}`]] },
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: '129 bytes, from the author',
  },
])
