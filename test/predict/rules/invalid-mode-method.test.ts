import { invalidModeMethod } from '../../../src/predict/rules/invalid-mode-method.ts'
import { beaconOf, ownPage, text } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  invalidModeMethod,
  [
    { given: { mode: 'no-cors', method: 'PUT' }, says: { subject: 'PUT' }, because: 'not safelisted' },
    { given: { mode: 'no-cors', method: 'delete' }, says: { subject: 'DELETE' }, because: 'normalised' },
    { given: { mode: 'no-cors', method: 'PUT' }, from: ownPage, says: { subject: 'PUT' }, because: 'on the own origin too' },
  ],
  [
    { given: { mode: 'no-cors', method: 'post' }, because: 'safelisted once normalised' },
    { given: { mode: 'no-cors', method: 'HEAD' }, because: 'safelisted' },
    { given: { method: 'PUT' }, because: 'another mode' },
    { given: beaconOf(text), because: 'a beacon is a POST' },
  ],
)
