import { noTotalLimit } from '../../../src/predict/quirks/no-total-limit.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(noTotalLimit, [
  {
    given: { headers: [...Array<[string, string]>(8).fill(['accept', 'a'.repeat(128)]), ['accept-language', 'a']] },
    outcomes: ['preflight accept,accept-language', 'preflight accept', 'simple', 'preflight accept'],
    because: '1025 bytes',
  },
  {
    given: { headers: Array<[string, string]>(8).fill(['accept', 'a'.repeat(128)]) },
    outcomes: ['simple', 'preflight accept', 'simple', 'preflight accept'],
    because: '1024 bytes',
  },
])
