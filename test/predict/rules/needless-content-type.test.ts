import { needlessContentType } from '../../../src/predict/rules/needless-content-type.ts'
import { ownPage, text } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  needlessContentType,
  [
    {
      given: { headers: [['Content-Type', 'application/json']] },
      says: { subject: 'content-type' },
      because: 'a GET has no body to describe',
    },
    {
      given: { method: 'DELETE', headers: [['content-type', 'text/plain']] },
      says: { subject: 'content-type' },
      because: 'no body',
    },
    {
      given: { api: 'xhr', body: text, headers: [['content-type', 'application/json']] },
      says: { subject: 'content-type' },
      because: 'XMLHttpRequest ignores the body of a GET',
    },
  ],
  [
    { given: { method: 'POST', body: text, headers: [['content-type', 'application/json']] }, because: 'it describes a body' },
    { given: {}, because: 'no Content-Type' },
    { given: { headers: [['content-type', 'application/json']] }, from: ownPage, because: 'costs nothing' },
    {
      given: { method: 'POST', body: { kind: 'unseen' }, headers: [['content-type', 'application/json']] },
      because: 'there may be a body',
    },
  ],
)
