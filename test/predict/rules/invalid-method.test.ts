import { invalidMethod } from '../../../src/predict/rules/invalid-method.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  invalidMethod,
  [
    {
      given: { method: 'connect' },
      says: { subject: 'connect', params: { why: 'forbidden' } },
      because: 'forbidden in any case',
    },
    { given: { method: 'TRACE' }, says: { subject: 'TRACE', params: { why: 'forbidden' } }, because: 'forbidden' },
    { given: { method: 'TRacK' }, says: { subject: 'TRacK', params: { why: 'forbidden' } }, because: 'forbidden in any case' },
    { given: { method: 'GET ' }, says: { subject: 'GET ', params: { why: 'not-a-token' } }, because: 'no token' },
    { given: { method: '' }, says: { subject: '', params: { why: 'not-a-token' } }, because: 'no token' },
    {
      given: { api: 'xhr', method: 'a/b' },
      says: { subject: 'a/b', params: { why: 'not-a-token' } },
      because: 'open throws too',
    },
  ],
  [
    { given: { method: 'patch' }, because: 'any token is a method' },
    { given: { method: 'TRACEX' }, because: 'another method' },
  ],
)
