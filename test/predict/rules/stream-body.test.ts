import { streamBody } from '../../../src/predict/rules/stream-body.ts'
import { stream, text } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  streamBody,
  [
    { given: { method: 'POST', body: stream, duplex: 'half' }, says: {}, because: 'sets the use-CORS-preflight flag' },
    {
      given: { method: 'POST', body: stream, duplex: 'half' },
      from: { engine: 'chromium' },
      says: {},
      because: 'Chromium does as the standard says',
    },
  ],
  [
    { given: { method: 'POST', body: text }, because: 'a string' },
    { given: { method: 'POST', body: { kind: 'request', usable: true } }, because: 'nobody can see what it was made of' },
    { given: { api: 'xhr', method: 'POST', body: stream }, because: 'XMLHttpRequest sends the text of a stream' },
    {
      given: { method: 'POST', body: stream, duplex: 'half' },
      from: { engine: 'gecko' },
      because: 'Gecko sends the text of a stream',
    },
  ],
)
