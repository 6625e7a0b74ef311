import { alreadyAborted } from '../../../src/predict/rules/already-aborted.ts'
import { nowhere } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  alreadyAborted,
  [
    { given: { aborted: true }, says: {}, because: 'the signal is aborted' },
    { given: { aborted: true, method: 'PUT' }, from: nowhere, says: {}, because: 'whatever the call and the page' },
  ],
  [
    { given: {}, because: 'no signal' },
    { given: { aborted: false }, because: 'another signal has taken the place of an aborted one' },
  ],
)
