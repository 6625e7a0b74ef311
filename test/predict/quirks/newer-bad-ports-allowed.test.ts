import { newerBadPortsAllowed } from '../../../src/predict/quirks/newer-bad-ports-allowed.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(newerBadPortsAllowed, [
  { given: { url: 'https://api.example:4190/' }, outcomes: ['blocked', 'simple', 'blocked', 'blocked'], because: 'sieve' },
  { given: { url: 'https://api.example:6679/' }, outcomes: ['blocked', 'simple', 'blocked', 'blocked'], because: 'osaut' },
  { given: { url: 'https://api.example:6697/' }, outcomes: ['blocked', 'blocked', 'blocked', 'blocked'], because: 'another one' },
  { given: { url: 'https://api.example:4191/' }, outcomes: ['simple', 'simple', 'simple', 'simple'], because: 'a good port' },
])
