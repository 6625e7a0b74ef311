import { invalidUrl } from '../../../src/predict/rules/invalid-url.ts'
import { beaconOf, nowhere, text } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  invalidUrl,
  [
    { given: { url: 'https://' }, says: { params: { why: 'unparsable' } }, because: 'no host' },
    { given: { url: 'https://a:99999/' }, says: { params: { why: 'unparsable' } }, because: 'no port' },
    {
      given: { url: 'https://a.b.1.2.3.4.5' },
      says: { params: { why: 'unparsable' } },
      because: 'ends in a number, and is no IPv4 address',
    },
    { given: { url: 'https://u:p@api.example/' }, says: { params: { why: 'credentials' } }, because: 'userinfo' },
    { given: { url: 'https://u@api.example/' }, says: { params: { why: 'credentials' } }, because: 'a user name alone' },
    { given: { url: 'https://:p@api.example/' }, says: { params: { why: 'credentials' } }, because: 'a password alone' },
    { given: { url: 'https://[' }, from: nowhere, says: { params: { why: 'unparsable' } }, because: 'no base would help' },
    {
      given: beaconOf(text, { url: 'data:,a' }),
      says: { subject: 'data', params: { why: 'scheme' } },
      because: 'a beacon needs http or https',
    },
    { given: { url: 'https://a b/' }, says: { params: { why: 'unparsable' } }, because: 'a blank in the host' },
  ],
  [
    { given: { url: '' }, because: 'the page itself' },
    { given: { url: '../x?y#z' }, because: 'relative to the page' },
    { given: { url: 'orders' }, from: nowhere, because: 'nothing to resolve it against is known' },
    { given: { url: 'https://@api.example/' }, because: 'empty userinfo' },
    { given: { url: 'https://[::1]:8080/' }, because: 'an IPv6 address' },
    { given: { api: 'xhr', url: 'https://u:p@api.example/' }, because: 'XMLHttpRequest takes userinfo' },
    { given: beaconOf(text, { url: 'https://u:p@api.example/' }), because: 'sendBeacon takes userinfo' },
    { given: { url: '', unseen: ['input'] }, from: nowhere, because: 'the input was not seen' },
    { given: { url: 'https://a b/' }, from: { engine: 'chromium' }, because: 'Chromium parses it' },
    { given: { url: 'foo:bar' }, because: 'a URL of another scheme' },
  ],
)
