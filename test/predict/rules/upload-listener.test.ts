import { uploadListener } from '../../../src/predict/rules/upload-listener.ts'
import { text } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  uploadListener,
  [
    {
      given: { api: 'xhr', method: 'POST', body: text, uploadListener: true },
      says: {},
      because: 'sets the use-CORS-preflight flag',
    },
    { given: { api: 'xhr', uploadListener: true }, says: {}, because: 'without a body too' },
    { given: { api: 'xhr', uploadListener: true, synchronous: true }, says: {}, because: 'in a synchronous call too' },
    {
      given: { api: 'xhr', uploadListener: true },
      from: { engine: 'webkit' },
      says: {},
      because: 'WebKit does as the standard says',
    },
    {
      given: { api: 'xhr', method: 'POST', body: text, uploadListener: true },
      from: { engine: 'chromium' },
      says: {},
      because: 'Chromium, with a body',
    },
  ],
  [
    { given: { api: 'xhr', method: 'POST', body: text }, because: 'no listener' },
    { given: { api: 'xhr', uploadListener: true }, from: { engine: 'chromium' }, because: 'Chromium ignores it without a body' },
    {
      given: { api: 'xhr', method: 'GET', body: text, uploadListener: true },
      from: { engine: 'chromium' },
      because: 'a GET has no body',
    },
    {
      given: { api: 'xhr', method: 'POST', body: text, uploadListener: true, synchronous: true },
      from: { engine: 'webkit' },
      because: 'WebKit ignores it in a synchronous call',
    },
  ],
)
