import { onlyIfCached } from '../../../src/predict/rules/only-if-cached.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  onlyIfCached,
  [
    {
      given: { cache: 'only-if-cached', mode: 'same-origin' },
      from: ownPage,
      says: {},
      because: 'a response that is not cached is a failure',
    },
  ],
  [{ given: { cache: 'force-cache' }, because: 'goes on to the network' }],
)
