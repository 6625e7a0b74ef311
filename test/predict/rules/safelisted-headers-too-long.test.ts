import { safelistedHeadersTooLong } from '../../../src/predict/rules/safelisted-headers-too-long.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

const accepts = (count: number): [string, string][] => Array.from({ length: count }, () => ['accept', 'a'.repeat(128)])

ruleRows(
  safelistedHeadersTooLong,
  [
    {
      given: { headers: [...accepts(8), ['Accept-Language', 'a']] },
      says: { subject: 'accept, accept-language', params: { length: 1025, limit: 1024 } },
      because: 'one byte too many',
    },
    {
      given: { headers: [...accepts(8), ['accept', 'a']] },
      says: { subject: 'accept', params: { length: 1025, limit: 1024 } },
      because: 'entries of one name add up',
    },
  ],
  [
    { given: { headers: accepts(8) }, because: 'exactly at the limit' },
    { given: { headers: [...accepts(8), ['x-a', 'a']] }, because: 'unsafe headers do not count' },
    { given: { headers: [...accepts(8), ['accept', 'a']] }, from: { engine: 'gecko' }, because: 'Gecko has no such limit' },
    { given: { headers: [...accepts(8), ['accept', 'a']] }, from: ownPage, because: 'CORS does not apply' },
  ],
)
