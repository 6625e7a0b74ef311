import { streamNeedsHttp2 } from '../../../src/predict/quirks/stream-needs-http2.ts'
import { httpPage, stream } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(streamNeedsHttp2, [
  {
    given: { method: 'POST', url: '/path', body: stream, duplex: 'half' },
    from: httpPage,
    outcomes: ['same-origin', 'blocked', 'same-origin', 'blocked'],
    because: 'no HTTP/2 without TLS',
  },
  {
    given: { method: 'POST', url: '/path', body: stream, duplex: 'half' },
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'blocked'],
    because: 'TLS may bring HTTP/2',
  },
  {
    given: { method: 'POST', url: 'http://api.example/', body: stream, duplex: 'half' },
    from: httpPage,
    outcomes: ['preflight', 'preflight', 'simple', 'blocked'],
    because: 'the preflight goes out first',
  },
])
