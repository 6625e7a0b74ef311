import { forbiddenRequestHeader } from '../../../src/predict/rules/forbidden-request-header.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  forbiddenRequestHeader,
  [
    { given: { headers: [['Host', 'x']] }, says: { subject: 'host' }, because: 'removed without a word' },
    {
      given: {
        headers: [
          ['Cookie', 'a=b'],
          ['Sec-Fetch-Mode', 'x'],
          ['Proxy-A', 'x'],
        ],
      },
      says: [{ subject: 'cookie' }, { subject: 'sec-fetch-mode' }, { subject: 'proxy-a' }],
      because: 'by name and by prefix',
    },
    {
      given: { headers: [['x-http-method-override', 'a, trace']] },
      says: { subject: 'x-http-method-override' },
      because: 'with the name of a forbidden method',
    },
    {
      given: { headers: [['User-Agent', 'x']] },
      from: { engine: 'chromium' },
      says: { subject: 'user-agent' },
      because: 'Chromium treats it as forbidden',
    },
    { given: { headers: [['Host', 'x']] }, from: ownPage, says: { subject: 'host' }, because: 'on the own origin too' },
  ],
  [
    { given: { headers: [['x-host', 'x']] }, because: 'another name' },
    { given: { headers: [['x-http-method-override', 'PUT']] }, because: 'a permitted method' },
    { given: { headers: [['User-Agent', 'x']] }, because: 'the standard lets it pass' },
  ],
)
