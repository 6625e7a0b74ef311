import { brokenPunycodeParsed } from '../../../src/predict/quirks/broken-punycode-parsed.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(brokenPunycodeParsed, [
  { given: { url: 'https://xn--/' }, outcomes: ['throws', 'simple', 'throws', 'throws'], because: 'nothing follows' },
  { given: { url: 'https://a.xn--0.example/' }, outcomes: ['throws', 'simple', 'throws', 'throws'], because: 'too short' },
  { given: { url: 'https://xn--abc-/' }, outcomes: ['throws', 'simple', 'throws', 'throws'], because: 'nothing beyond ASCII' },
  { given: { url: 'https://xn--a_b/' }, outcomes: ['throws', 'simple', 'throws', 'throws'], because: 'no Punycode' },
  { given: { url: 'https://xn--bcher-kva.example/' }, outcomes: ['simple', 'simple', 'simple', 'simple'], because: 'a good one' },
  {
    given: { url: 'https://b\u00fccher.example/' },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'made from Unicode',
  },
])
