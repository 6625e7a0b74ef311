import { streamRefused } from '../../../src/predict/quirks/stream-refused.ts'
import { ownPage, stream, text } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(streamRefused, [
  {
    given: { method: 'POST', body: stream, duplex: 'half' },
    outcomes: ['preflight', 'preflight', 'simple', 'blocked'],
    because: 'WebKit sends no streams',
  },
  {
    given: { method: 'POST', body: stream, duplex: 'half' },
    from: ownPage,
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'blocked'],
    because: 'to nobody',
  },
  {
    given: { url: 'http://[', method: 'POST', body: stream, duplex: 'half' },
    outcomes: ['throws', 'throws', 'throws', 'throws'],
    because: 'the URL comes first',
  },
  { given: { method: 'PUT', body: text }, outcomes: ['preflight', 'preflight', 'preflight', 'preflight'], because: 'a string' },
  {
    given: { api: 'xhr', method: 'POST', body: stream },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'XMLHttpRequest sends its text',
  },
])
