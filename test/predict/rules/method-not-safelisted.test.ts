import { methodNotSafelisted } from '../../../src/predict/rules/method-not-safelisted.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  methodNotSafelisted,
  [
    { given: { method: 'PUT' }, says: { subject: 'PUT' }, because: 'not one of three' },
    { given: { method: 'delete' }, says: { subject: 'DELETE' }, because: 'normalised' },
    { given: { method: 'patch' }, says: { subject: 'patch' }, because: 'stays as it is' },
    { given: { method: 'Get1' }, says: { subject: 'Get1' }, because: 'another method' },
  ],
  [
    { given: {}, because: 'GET' },
    { given: { method: 'post' }, because: 'POST once normalised' },
    { given: { method: 'head' }, because: 'HEAD once normalised' },
  ],
)
