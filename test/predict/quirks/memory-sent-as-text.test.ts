import { memorySentAsText } from '../../../src/predict/quirks/memory-sent-as-text.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(memorySentAsText, [
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
    given: {
      api: 'xhr',
      method: 'POST',
      headers: [['content-type', `text/plain;charset=x;z=${'a'.repeat(104)}`]],
      body: { kind: 'bytes', byteLength: 8, memory: 'resizable' },
    },
    outcomes: ['throws', 'throws', 'throws', 'preflight content-type'],
    because: 'XMLHttpRequest writes UTF-8 into the type of a text',
  },
  {
    given: { method: 'POST', body: { kind: 'bytes', byteLength: 8 } },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'ordinary memory',
  },
])
