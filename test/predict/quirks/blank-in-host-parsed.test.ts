import { blankInHostParsed } from '../../../src/predict/quirks/blank-in-host-parsed.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(blankInHostParsed, [
  { given: { url: 'https://a b/' }, outcomes: ['throws', 'blocked', 'throws', 'throws'], because: 'parsed, and then not sent' },
  { given: { url: 'https://a%20b/' }, outcomes: ['throws', 'blocked', 'throws', 'throws'], because: 'escaped too' },
  { given: { referrer: 'https://a b/' }, outcomes: ['throws', 'simple', 'throws', 'throws'], because: 'in a referrer' },
  { given: { referrer: 'https://a<b/' }, outcomes: ['throws', 'throws', 'throws', 'throws'], because: 'another character there' },
  {
    given: { api: 'xhr', url: 'https://a b/' },
    outcomes: ['throws', 'blocked', 'throws', 'throws'],
    because: 'in each interface',
  },
  { given: { url: 'https://a<b/' }, outcomes: ['throws', 'throws', 'throws', 'throws'], because: 'another forbidden character' },
  { given: { url: 'https://a b</' }, outcomes: ['throws', 'throws', 'throws', 'throws'], because: 'and one more' },
  { given: { url: 'https://api.example/a b' }, outcomes: ['simple', 'simple', 'simple', 'simple'], because: 'in the path' },
])
