import { streamSentAsText } from '../../../src/predict/quirks/stream-sent-as-text.ts'
import { stream, text } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(streamSentAsText, [
  {
    given: { method: 'POST', body: stream, duplex: 'half' },
    outcomes: ['preflight', 'preflight', 'simple', 'blocked'],
    because: 'Gecko knows no streams',
  },
  {
    given: { method: 'POST', body: stream, mode: 'no-cors' },
    outcomes: ['throws', 'throws', 'opaque', 'blocked'],
    because: 'so it has no rules for them',
  },
  {
    given: { method: 'POST', body: stream, keepalive: true },
    outcomes: ['throws', 'throws', 'simple', 'throws'],
    because: 'so it has no rules for them',
  },
  { given: { method: 'POST', body: text }, outcomes: ['simple', 'simple', 'simple', 'simple'], because: 'a string' },
])
