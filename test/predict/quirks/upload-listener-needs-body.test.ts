import { uploadListenerNeedsBody } from '../../../src/predict/quirks/upload-listener-needs-body.ts'
import { ownPage } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(uploadListenerNeedsBody, [
  {
    given: { api: 'xhr', uploadListener: true },
    outcomes: ['preflight', 'simple', 'preflight', 'preflight'],
    because: 'nothing to upload',
  },
  {
    given: { api: 'xhr', method: 'POST', uploadListener: true },
    outcomes: ['preflight', 'simple', 'preflight', 'preflight'],
    because: 'no body',
  },
  {
    given: { api: 'xhr', method: 'POST', body: { kind: 'bytes', byteLength: 0 }, uploadListener: true },
    outcomes: ['preflight', 'preflight', 'preflight', 'preflight'],
    because: 'an empty body is one',
  },
  {
    given: { api: 'xhr', uploadListener: true },
    from: ownPage,
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'same-origin'],
    because: 'CORS does not apply',
  },
])
