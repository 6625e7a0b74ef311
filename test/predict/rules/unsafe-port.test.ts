import { unsafePort } from '../../../src/predict/rules/unsafe-port.ts'
import { httpPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  unsafePort,
  [
    { given: { url: 'https://api.example:25/' }, says: { subject: '25' }, because: 'mail' },
    { given: { url: 'http://api.example:6000/' }, from: httpPage, says: { subject: '6000' }, because: 'X11' },
    { given: { url: 'https://app.example:10080/' }, says: { subject: '10080' }, because: 'the newest entry' },
    { given: { url: 'https://api.example:0/' }, says: { subject: '0' }, because: 'zero is a port too' },
  ],
  [
    { given: {}, because: 'the default port' },
    { given: { url: 'https://api.example:8443/' }, because: 'a good port' },
    { given: { url: 'https://api.example:443/' }, because: 'the default port' },
    { given: { url: 'ftp://api.example:25/' }, because: 'the scheme is refused anyhow' },
  ],
)
