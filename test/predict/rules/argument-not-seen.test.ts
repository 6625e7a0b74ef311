import { argumentNotSeen } from '../../../src/predict/rules/argument-not-seen.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  argumentNotSeen,
  [
    { given: { unseen: ['headers'] }, says: { subject: 'headers' }, because: 'the real headers may differ' },
    { given: { unseen: ['input', 'body'] }, says: [{ subject: 'input' }, { subject: 'body' }], because: 'each is named' },
  ],
  [{ given: {}, because: 'everything was seen' }],
)
