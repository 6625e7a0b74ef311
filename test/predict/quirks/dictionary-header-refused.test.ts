import { dictionaryHeaderRefused } from '../../../src/predict/quirks/dictionary-header-refused.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(dictionaryHeaderRefused, [
  {
    given: { headers: [['Available-Dictionary', '']] },
    outcomes: ['preflight available-dictionary', 'blocked', 'preflight available-dictionary', 'preflight available-dictionary'],
    because: 'Chromium sets it itself',
  },
  {
    given: { url: 'data:,a', headers: [['available-dictionary', '']] },
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'same-origin'],
    because: 'no dictionary serves there',
  },
  {
    given: { headers: [['dictionary-id', '']] },
    outcomes: ['preflight dictionary-id', 'preflight dictionary-id', 'preflight dictionary-id', 'preflight dictionary-id'],
    because: 'its neighbour',
  },
])
