import { sharedMemoryFetched } from '../../../src/predict/quirks/shared-memory-fetched.ts'
import { beaconOf } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(sharedMemoryFetched, [
  {
    given: { method: 'POST', body: { kind: 'bytes', byteLength: 8, memory: 'shared' } },
    outcomes: ['throws', 'simple', 'throws', 'simple'],
    because: 'a view of shared memory',
  },
  {
    given: { method: 'POST', body: { kind: 'bytes', byteLength: 8, memory: 'resizable' } },
    outcomes: ['throws', 'throws', 'throws', 'simple'],
    because: 'a buffer that can change its size',
  },
  {
    given: { api: 'xhr', method: 'POST', body: { kind: 'bytes', byteLength: 8, memory: 'shared' } },
    outcomes: ['throws', 'throws', 'throws', 'simple'],
    because: 'XMLHttpRequest',
  },
  {
    given: beaconOf({ kind: 'bytes', byteLength: 8, memory: 'shared' }),
    outcomes: ['throws', 'throws', 'throws', 'opaque'],
    because: 'a beacon',
  },
])
