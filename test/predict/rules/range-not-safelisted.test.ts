import { rangeNotSafelisted } from '../../../src/predict/rules/range-not-safelisted.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  rangeNotSafelisted,
  [
    { given: { headers: [['Range', 'bytes=-500']] }, says: { subject: 'range' }, because: 'no start' },
    { given: { headers: [['range', 'bytes=0-1,5-9']] }, says: { subject: 'range' }, because: 'two ranges' },
    { given: { headers: [['range', 'bytes= 0-']] }, says: { subject: 'range' }, because: 'whitespace' },
    {
      given: { headers: [['range', 'bytes=18446744073709551616-']] },
      says: { subject: 'range' },
      because: 'no browser holds 2^64',
    },
    {
      given: { headers: [['range', 'bytes=9223372036854775807-']] },
      from: { engine: 'chromium' },
      says: { subject: 'range' },
      because: 'Chromium holds no 2^63-1',
    },
    { given: { headers: [['range', 'bytEs=0-']] }, says: { subject: 'range' }, because: 'the unit has a case' },
  ],
  [
    { given: { headers: [['Range', 'bytes=0-99']] }, because: 'a single range with a start' },
    { given: { headers: [['range', 'bytes=18446744073709551615-']] }, because: 'the highest number that all but Chromium hold' },
    { given: { headers: [['range', 'bytes=-500']] }, from: ownPage, because: 'CORS does not apply' },
    { given: { headers: [['range', 'bytEs=0-']] }, from: { engine: 'webkit' }, because: 'WebKit takes the unit in any case' },
  ],
)
