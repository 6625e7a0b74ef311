import { keepaliveLimitOnDataUrls } from '../../../src/predict/quirks/keepalive-limit-on-data-urls.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(keepaliveLimitOnDataUrls, [
  {
    given: { url: 'data:,a', method: 'POST', keepalive: true, body: { kind: 'bytes', byteLength: 65_537 } },
    outcomes: ['same-origin', 'same-origin', 'blocked', 'blocked'],
    because: 'one byte over 64 KiB',
  },
  {
    given: { url: 'data:,a', method: 'POST', keepalive: true, body: { kind: 'bytes', byteLength: 65_536 } },
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'same-origin'],
    because: 'the limit itself',
  },
  {
    given: { url: 'data:,a', method: 'POST', body: { kind: 'bytes', byteLength: 65_537 } },
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'same-origin'],
    because: 'not keepalive',
  },
])
