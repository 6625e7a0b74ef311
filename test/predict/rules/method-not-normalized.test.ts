import { methodNotNormalized } from '../../../src/predict/rules/method-not-normalized.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  methodNotNormalized,
  [
    { given: { method: 'patch' }, says: { subject: 'patch' }, because: 'PATCH is not normalised' },
    {
      given: { method: 'Patch' },
      from: ownPage,
      says: { subject: 'Patch' },
      because: 'servers compare with case, whatever the origin',
    },
  ],
  [
    { given: { method: 'PATCH' }, because: 'as servers know it' },
    { given: { method: 'put' }, because: 'normalised' },
    { given: { method: 'patchy' }, because: 'another method' },
  ],
)
