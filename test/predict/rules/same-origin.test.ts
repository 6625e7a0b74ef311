import { sameOriginRule } from '../../../src/predict/rules/same-origin.ts'
import { nowhere, ownPage, sandboxedPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  sameOriginRule,
  [
    { given: {}, from: ownPage, says: {}, because: 'scheme, host and port are the same' },
    { given: { url: '/path' }, says: {}, because: 'relative to the page' },
    { given: { url: 'HTTPS://APP.example:443/' }, says: {}, because: 'the same once parsed' },
    { given: { url: 'orders' }, from: nowhere, says: {}, because: 'a relative URL, wherever the page is' },
    { given: { url: '/path', mode: 'no-cors' }, says: {}, because: 'in any mode' },
  ],
  [
    { given: {}, because: 'another host' },
    { given: { url: 'http://app.example/' }, because: 'another scheme' },
    { given: { url: 'https://app.example:8443/' }, because: 'another port' },
    { given: { url: 'https://sub.app.example/' }, because: 'another host' },
    { given: { url: '/path' }, from: sandboxedPage, because: 'an opaque origin is the same as none' },
    { given: {}, from: nowhere, because: 'taken to be another origin' },
    { given: { url: 'data:,a' }, because: 'data: has an opaque origin' },
  ],
)
