import { refusedByEngine } from '../../../src/predict/rules/refused-by-engine.ts'
import { stream } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  refusedByEngine,
  [
    {
      given: { method: 'POST', body: stream, duplex: 'half' },
      from: { engine: 'webkit' },
      says: { subject: 'body', params: { quirk: 'stream-refused', engine: 'webkit' } },
      because: 'WebKit sends no streams',
    },
    {
      given: { headers: [['Available-Dictionary', 'x']] },
      from: { engine: 'chromium' },
      says: { subject: 'available-dictionary', params: { quirk: 'dictionary-header-refused', engine: 'chromium' } },
      because: 'a header of its own',
    },
    {
      given: { url: 'https://a b/x' },
      from: { engine: 'chromium' },
      says: { subject: 'a b', params: { quirk: 'blank-in-host-parsed', engine: 'chromium' } },
      because: 'parsed, and then not sent',
    },
  ],
  [
    { given: { method: 'POST', body: stream, duplex: 'half' }, because: 'the standard sends it' },
    { given: { method: 'POST', body: stream, duplex: 'half' }, from: { engine: 'chromium' }, because: 'Chromium sends it' },
    { given: { headers: [['Available-Dictionary', 'x']] }, from: { engine: 'gecko' }, because: 'a header like any other' },
  ],
)
