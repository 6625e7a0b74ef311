import type { Quirk } from '../quirk.ts'

/** WebKit takes bytes from memory that is shared or can change its size, for which Web IDL throws. */
export const anyMemory = {
  id: 'any-memory',
  engines: ['webkit'],
  at: {
    takesMemory: () => true,
  },
} satisfies Quirk
