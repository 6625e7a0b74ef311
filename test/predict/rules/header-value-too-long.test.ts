import { headerValueTooLong } from '../../../src/predict/rules/header-value-too-long.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  headerValueTooLong,
  [
    {
      given: { headers: [['Accept', 'a'.repeat(129)]] },
      says: { subject: 'accept', params: { length: 129, limit: 128 } },
      because: 'one byte too many',
    },
    {
      given: { headers: [['Accept', '\xe9'.repeat(129)]] },
      says: { subject: 'accept', params: { length: 129, limit: 128 } },
      because: 'one code unit is one byte',
    },
    {
      given: { headers: [['content-type', `text/plain;a=${'b'.repeat(116)}`]] },
      says: { subject: 'content-type', params: { length: 129, limit: 128 } },
      because: 'one byte too many',
    },
    {
      given: {
        api: 'xhr',
        headers: [
          ['accept', 'a'.repeat(64)],
          ['Accept', 'a'.repeat(63)],
        ],
      },
      says: { subject: 'accept', params: { length: 129, limit: 128 } },
      because: 'setRequestHeader combines, with two bytes between',
    },
  ],
  [
    { given: { headers: [['Accept', 'a'.repeat(128)]] }, because: 'exactly at the limit' },
    { given: { headers: [['Accept', ` ${'a'.repeat(128)}\t`]] }, because: 'values are normalised first' },
    {
      given: {
        headers: [
          ['accept', 'a'.repeat(64)],
          ['accept', 'a'.repeat(64)],
        ],
      },
      because: 'each entry of the list for itself',
    },
    { given: { headers: [['x-a', 'a'.repeat(129)]] }, because: 'the name is the reason already' },
    { given: { headers: [['Accept', 'a'.repeat(129)]] }, from: ownPage, because: 'CORS does not apply' },
  ],
)
