import { noCorsMode } from '../../../src/predict/rules/no-cors-mode.ts'
import { beaconOf, blobOf, ownPage, text } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  noCorsMode,
  [
    { given: { mode: 'no-cors' }, says: {}, because: 'sent, but not to be read' },
    { given: beaconOf(text), says: {}, because: 'a beacon with a safelisted type' },
    { given: beaconOf({ kind: 'none' }), says: {}, because: 'a beacon without data' },
  ],
  [
    { given: {}, because: 'another mode' },
    { given: { mode: 'no-cors' }, from: ownPage, because: 'the own origin' },
    { given: { mode: 'no-cors', url: 'data:,a' }, because: 'read without a network' },
    { given: beaconOf(blobOf('application/json')), because: 'a beacon whose type is not safelisted asks for CORS' },
  ],
)
