import { schemeAndSlashRefused } from '../../../src/predict/quirks/scheme-and-slash-refused.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(schemeAndSlashRefused, [
  {
    given: { url: 'https:/' },
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'throws'],
    because: 'the root of the page',
  },
  {
    given: { url: ' HTTPS:\t/ ' },
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'throws'],
    because: 'with what the parser strips',
  },
  {
    given: { url: 'https:/a' },
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'same-origin'],
    because: 'a path follows',
  },
  { given: { url: 'https:' }, outcomes: ['same-origin', 'same-origin', 'same-origin', 'same-origin'], because: 'no slash' },
])
