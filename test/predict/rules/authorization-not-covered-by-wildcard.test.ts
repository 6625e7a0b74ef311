import { authorizationNotCoveredByWildcard } from '../../../src/predict/rules/authorization-not-covered-by-wildcard.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  authorizationNotCoveredByWildcard,
  [
    { given: { headers: [['Authorization', 'x']] }, says: { subject: 'authorization' }, because: 'the one non-wildcard name' },
    {
      given: {
        headers: [
          ['x-a', '1'],
          ['AUTHORIZATION', ''],
        ],
      },
      says: { subject: 'authorization' },
      because: 'names have no case',
    },
  ],
  [
    { given: { headers: [['x-authorization', 'x']] }, because: 'another name' },
    { given: { headers: [['Authorization', 'x']] }, from: ownPage, because: 'CORS does not apply' },
    { given: { headers: [['Authorization', 'x']], mode: 'no-cors' }, because: 'the header is dropped' },
  ],
)
