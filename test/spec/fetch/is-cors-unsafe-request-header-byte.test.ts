import { isCorsUnsafeRequestHeaderByte } from '../../../src/spec/fetch/is-cors-unsafe-request-header-byte.ts'
import { testRows } from '../test-rows.ts'

const unsafeDelimiters = '"():<>?@[\\]{}\x7f'

testRows(
  'isCorsUnsafeRequestHeaderByte',
  isCorsUnsafeRequestHeaderByte,
  Array.from({ length: 256 }, (_, byte) => {
    const character = String.fromCharCode(byte)
    if (unsafeDelimiters.includes(character)) return { given: [byte] as const, expected: true, because: 'a delimiter or DEL' }
    if (character === '\t') return { given: [byte] as const, expected: false, because: 'the tab is exempt' }
    if (byte < 32) return { given: [byte] as const, expected: true, because: 'a control byte' }
    return { given: [byte] as const, expected: false, because: byte > 127 ? 'bytes from 0x80 on are safe' : 'not listed' }
  }),
)
