import { invalidCacheMode } from '../../../src/predict/rules/invalid-cache-mode.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  invalidCacheMode,
  [
    { given: { cache: 'only-if-cached' }, says: { subject: 'cors' }, because: 'only with the mode same-origin' },
    {
      given: { cache: 'only-if-cached', mode: 'no-cors' },
      says: { subject: 'no-cors' },
      because: 'only with the mode same-origin',
    },
  ],
  [
    { given: { cache: 'only-if-cached', mode: 'same-origin' }, because: 'the one mode that has it' },
    { given: { cache: 'force-cache' }, because: 'another cache mode' },
  ],
)
