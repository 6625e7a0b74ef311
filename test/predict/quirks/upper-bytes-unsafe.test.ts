import { upperBytesUnsafe } from '../../../src/predict/quirks/upper-bytes-unsafe.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(upperBytesUnsafe, [
  {
    given: { headers: [['accept', '\xe9']] },
    outcomes: ['simple', 'simple', 'preflight accept', 'simple'],
    because: 'as a signed byte below 0x20',
  },
  {
    given: { headers: [['content-type', 'text/plain;a=\x80']] },
    outcomes: ['simple', 'simple', 'preflight content-type', 'simple'],
    because: 'in Content-Type too',
  },
  {
    given: { headers: [['accept-language', '\xe9']] },
    outcomes: [
      'preflight accept-language',
      'preflight accept-language',
      'preflight accept-language',
      'preflight accept-language',
    ],
    because: 'languages allow few bytes anyhow',
  },
  {
    given: { headers: [['accept', '\x7e']] },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'the highest ASCII character that is safe',
  },
])
