import { repeatedNamesCombined } from '../../../src/predict/quirks/repeated-names-combined.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(repeatedNamesCombined, [
  {
    given: {
      headers: [
        ['accept', 'a'.repeat(128)],
        ['accept', ''],
      ],
    },
    outcomes: ['simple', 'preflight accept', 'simple', 'preflight accept'],
    because: '130 bytes together',
  },
  {
    given: {
      headers: [
        ['content-type', 'text/plain'],
        ['Content-Type', 'text/plain'],
      ],
    },
    outcomes: ['simple', 'preflight content-type', 'simple', 'preflight content-type'],
    because: 'a list is no MIME type',
  },
  {
    given: {
      headers: [
        ['content-type', 'text/plain;'],
        ['content-type', ';'],
      ],
    },
    outcomes: ['preflight content-type', 'simple', 'preflight content-type', 'simple'],
    because: 'the second alone is none',
  },
  {
    given: {
      headers: [
        ['range', 'bytes=0-'],
        ['range', 'bytes=0-'],
      ],
    },
    outcomes: ['simple', 'preflight range', 'simple', 'preflight range'],
    because: 'two ranges',
  },
  {
    given: {
      headers: [
        ['accept', 'a'],
        ['accept', 'b'],
      ],
    },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'short enough',
  },
])
