import { noCorsRedirectModeNotFollow } from '../../../src/predict/rules/no-cors-redirect-mode-not-follow.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  noCorsRedirectModeNotFollow,
  [
    { given: { mode: 'no-cors', redirect: 'manual' }, says: { subject: 'manual' }, because: 'only follow is possible' },
    { given: { mode: 'no-cors', redirect: 'error' }, says: { subject: 'error' }, because: 'only follow is possible' },
  ],
  [
    { given: { mode: 'no-cors' }, because: 'follow' },
    { given: { redirect: 'manual' }, because: 'another mode' },
    { given: { mode: 'no-cors', redirect: 'manual' }, from: ownPage, because: 'the own origin' },
    { given: { mode: 'no-cors', redirect: 'manual', url: 'data:,a' }, because: 'read without a network' },
  ],
)
