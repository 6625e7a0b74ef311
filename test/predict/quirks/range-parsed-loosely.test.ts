import { rangeParsedLoosely } from '../../../src/predict/quirks/range-parsed-loosely.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(rangeParsedLoosely, [
  {
    given: { headers: [['range', 'bytEs=0-']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'simple'],
    because: 'WebKit takes it',
  },
  {
    given: { headers: [['range', 'BYTES=0-9']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'simple'],
    because: 'WebKit takes it',
  },
  {
    given: { headers: [['range', 'bytes=+1-']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'simple'],
    because: 'WebKit takes it',
  },
  {
    given: { headers: [['range', 'bytes=1-+2']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'simple'],
    because: 'WebKit takes it',
  },
  {
    given: { headers: [['range', 'bytes=\x0b0-1']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'simple'],
    because: 'WebKit takes it',
  },
  {
    given: { headers: [['range', 'bytes=\f0-1']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'simple'],
    because: 'WebKit takes it',
  },
  {
    given: { headers: [['range', 'bytes=0\x0b-1']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'simple'],
    because: 'WebKit takes it',
  },
  {
    given: { headers: [['range', 'bytes=0-1\x0b']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'simple'],
    because: 'WebKit takes it',
  },
  {
    given: { headers: [['range', 'bytes=0- 1']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: 'nobody takes it',
  },
  {
    given: { headers: [['range', 'bytes= 0-']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: 'nobody takes it',
  },
  {
    given: { headers: [['range', 'bytes=-5']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: 'nobody takes it',
  },
  {
    given: { headers: [['range', 'bytes=+-']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: 'nobody takes it',
  },
  {
    given: { headers: [['range', 'bytes=0-\x0b']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: 'nobody takes it',
  },
  {
    given: { headers: [['range', 'bytes\x0b=0-1']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: 'nobody takes it',
  },
  {
    given: { headers: [['range', 'bytEs=5-2']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: 'nobody takes it',
  },
  {
    given: { headers: [['range', 'bytEs=18446744073709551616-']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: 'nobody takes it',
  },
  {
    given: { headers: [['range', 'bytes=0-1\xa0']] },
    outcomes: ['preflight range', 'preflight range', 'preflight range', 'preflight range'],
    because: 'nobody takes it',
  },
])
