import { headerNotSafelisted } from '../../../src/predict/rules/header-not-safelisted.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  headerNotSafelisted,
  [
    { given: { headers: [['X-A', '1']] }, says: { subject: 'x-a' }, because: 'no safelisted name' },
    {
      given: {
        headers: [
          ['x-b', ''],
          ['x-a', ''],
        ],
      },
      says: [{ subject: 'x-b' }, { subject: 'x-a' }],
      because: 'each is named, in the order of the list',
    },
    { given: { headers: [['dpr', '1']] }, says: { subject: 'dpr' }, because: 'client hints are not safelisted any more' },
    {
      given: { headers: [['x-http-method-override', 'PUT']] },
      says: { subject: 'x-http-method-override' },
      because: 'a permitted method, but no safelisted name',
    },
    {
      given: { headers: [['Sentry-Trace', '1']] },
      says: { subject: 'sentry-trace', culprit: { library: 'Sentry', switch: 'tracePropagationTargets' } },
      because: 'a library is known to add it',
    },
  ],
  [
    {
      given: {
        headers: [
          ['Accept', 'a'],
          ['ACCEPT-LANGUAGE', 'de'],
          ['Content-Language', 'de'],
          ['Range', 'bytes=0-'],
        ],
      },
      because: 'safelisted names',
    },
    { given: { headers: [['Host', 'x']] }, because: 'a forbidden header is removed' },
    { given: { headers: [['x-a', '1']] }, from: ownPage, because: 'CORS does not apply' },
    { given: { headers: [['x-a', '1']], mode: 'no-cors' }, because: 'the header is dropped' },
    { given: { headers: [['x-a', '1']], mode: 'same-origin' }, because: 'nothing is sent' },
    { given: { headers: [['dpr', '1']] }, from: { engine: 'chromium' }, because: 'Chromium still safelists it' },
    { given: { headers: [['x-a', '1']], url: 'data:,a' }, because: 'nothing is sent' },
  ],
)
