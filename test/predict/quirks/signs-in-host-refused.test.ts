import { signsInHostRefused } from '../../../src/predict/quirks/signs-in-host-refused.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(signsInHostRefused, [
  { given: { url: 'https://*.example/' }, outcomes: ['simple', 'simple', 'throws', 'simple'], because: 'an asterisk' },
  { given: { url: 'https://a"b.example/' }, outcomes: ['simple', 'simple', 'throws', 'simple'], because: 'a quotation mark' },
  { given: { url: 'https://0x/' }, outcomes: ['simple', 'simple', 'throws', 'blocked'], because: 'a number without digits' },
  { given: { url: 'https://127.0X.1/' }, outcomes: ['simple', 'simple', 'throws', 'simple'], because: 'as a part' },
  { given: { url: 'https://0x7f.1/' }, outcomes: ['simple', 'simple', 'simple', 'simple'], because: 'with digits' },
  { given: { url: "https://a'(b.example/" }, outcomes: ['simple', 'simple', 'simple', 'simple'], because: 'other signs' },
  { given: { url: 'https://api.example/*"' }, outcomes: ['simple', 'simple', 'simple', 'simple'], because: 'in the path' },
])
