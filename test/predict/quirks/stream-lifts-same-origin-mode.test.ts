import { streamLiftsSameOriginMode } from '../../../src/predict/quirks/stream-lifts-same-origin-mode.ts'
import { stream, text } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(streamLiftsSameOriginMode, [
  {
    given: { method: 'POST', body: stream, duplex: 'half', mode: 'same-origin' },
    outcomes: ['blocked', 'preflight', 'blocked', 'blocked'],
    because: 'sent as in the mode cors',
  },
  {
    given: { method: 'POST', body: stream, duplex: 'half', mode: 'same-origin', headers: [['content-type', 'a/b']] },
    outcomes: ['blocked', 'preflight content-type', 'blocked', 'blocked'],
    because: 'with its headers',
  },
  {
    given: { method: 'POST', body: text, mode: 'same-origin' },
    outcomes: ['blocked', 'blocked', 'blocked', 'blocked'],
    because: 'a string',
  },
])
