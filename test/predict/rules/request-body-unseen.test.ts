import { requestBodyUnseen } from '../../../src/predict/rules/request-body-unseen.ts'
import { ownPage, text } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  requestBodyUnseen,
  [
    {
      given: { source: 'request', method: 'POST', body: { kind: 'request', usable: true } },
      says: {},
      because: 'it may have been a stream',
    },
  ],
  [
    { given: { method: 'POST', body: text }, because: 'a body that was seen' },
    {
      given: { source: 'request', method: 'POST', body: { kind: 'request', usable: true } },
      from: ownPage,
      because: 'no preflight in any case',
    },
  ],
)
