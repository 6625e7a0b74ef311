import type { Quirk } from '../quirk.ts'

/** Gecko reads bytes as signed numbers, so that those from 0x80 on count as control bytes in Accept and Content-Type. */
export const upperBytesUnsafe = {
  id: 'upper-bytes-unsafe',
  engines: ['gecko'],
  at: {
    safelistFailure({ name, value }, standard) {
      if (name !== 'accept' && name !== 'content-type') return undefined
      if (standard !== null && standard.why !== 'content-type') return undefined
      const position = value.search(/[\x80-\xff]/)
      return position === -1 ? undefined : { why: 'unsafe-byte', byte: value.charCodeAt(position), position }
    },
  },
} satisfies Quirk
