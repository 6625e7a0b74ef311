import { uploadListenerNeedsAsync } from '../../../src/predict/quirks/upload-listener-needs-async.ts'
import { text } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(uploadListenerNeedsAsync, [
  {
    given: { api: 'xhr', method: 'POST', body: text, uploadListener: true, synchronous: true },
    outcomes: ['preflight', 'simple', 'preflight', 'simple'],
    because: 'no events in a synchronous call',
  },
  {
    given: { api: 'xhr', method: 'POST', body: text, uploadListener: true },
    outcomes: ['preflight', 'preflight', 'preflight', 'preflight'],
    because: 'an asynchronous call',
  },
])
