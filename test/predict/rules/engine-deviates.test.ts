import { engineDeviates } from '../../../src/predict/rules/engine-deviates.ts'
import { ownPage, stream } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  engineDeviates,
  [
    {
      given: { headers: [['dpr', '1']] },
      from: { engine: 'chromium' },
      says: { subject: 'client-hints-safelisted', params: { engine: 'chromium' } },
      because: 'the standard would send a preflight',
    },
    {
      given: { method: 'POST', body: stream, duplex: 'half' },
      from: { engine: 'gecko' },
      says: { subject: 'stream-sent-as-text', params: { engine: 'gecko' } },
      because: 'the standard would send a preflight',
    },
    {
      given: { method: 'POST', body: { kind: 'bytes', byteLength: 1, memory: 'shared' } },
      from: { engine: 'webkit' },
      says: { subject: 'memory-sent-as-text', params: { engine: 'webkit' } },
      because: 'said once, though it bears on the body and on its memory',
    },
  ],
  [
    { given: { headers: [['dpr', '1']] }, because: 'the standard itself' },
    { given: { headers: [['dpr', '1']] }, from: { engine: 'gecko' }, because: 'as the standard says' },
    {
      given: {
        headers: [
          ['dpr', '1'],
          ['x-a', '1'],
          ['accept', 'a'],
          ['accept', 'b'],
        ],
      },
      from: { engine: 'webkit' },
      because: 'combining changes nothing here',
    },
    {
      given: { headers: [['range', 'bytes=99999999999999999999-']] },
      from: { engine: 'gecko' },
      because: 'all profiles share it',
    },
    { given: { headers: [['dpr', '1']] }, from: { ...ownPage, engine: 'chromium' }, because: 'CORS does not apply' },
  ],
)
