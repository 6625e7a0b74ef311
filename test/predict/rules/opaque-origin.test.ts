import { opaqueOrigin } from '../../../src/predict/rules/opaque-origin.ts'
import { sandboxedPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  opaqueOrigin,
  [{ given: {}, from: sandboxedPage, says: {}, because: 'Origin is null' }],
  [
    { given: {}, because: 'an origin of its own' },
    { given: {}, from: { origin: 'https://null' }, because: 'a host of that name' },
  ],
)
