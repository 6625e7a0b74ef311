import { anyMemory } from '../../../src/predict/quirks/any-memory.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(anyMemory, [
  {
    given: { method: 'POST', body: { kind: 'bytes', byteLength: 8, memory: 'resizable' } },
    outcomes: ['throws', 'throws', 'throws', 'simple'],
    because: 'a buffer that can change its size',
  },
  {
    given: { api: 'xhr', method: 'POST', body: { kind: 'bytes', byteLength: 8, memory: 'shared' } },
    outcomes: ['throws', 'throws', 'throws', 'simple'],
    because: 'shared memory',
  },
  {
    given: { api: 'xhr', body: { kind: 'bytes', byteLength: 8, memory: 'resizable' } },
    outcomes: ['throws', 'throws', 'throws', 'simple'],
    because: 'XMLHttpRequest looks at the body of a GET too',
  },
  {
    given: { method: 'POST', body: { kind: 'bytes', byteLength: 8 } },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'ordinary memory',
  },
])
