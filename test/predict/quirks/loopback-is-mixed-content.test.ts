import { loopbackIsMixedContent } from '../../../src/predict/quirks/loopback-is-mixed-content.ts'
import { httpPage } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(loopbackIsMixedContent, [
  { given: { url: 'http://localhost:3000/' }, outcomes: ['simple', 'simple', 'simple', 'blocked'], because: 'the name' },
  { given: { url: 'http://127.0.0.1/' }, outcomes: ['simple', 'simple', 'simple', 'blocked'], because: 'the address' },
  { given: { url: 'http://api.example/' }, outcomes: ['blocked', 'blocked', 'blocked', 'blocked'], because: 'another machine' },
  {
    given: { url: 'http://localhost:3000/' },
    from: httpPage,
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'from http',
  },
])
