import type { Quirk } from '../quirk.ts'

/** Gecko does not add up the values of safelisted headers, so that 1024 bytes are no limit. */
export const noTotalLimit = {
  id: 'no-total-limit',
  engines: ['gecko'],
  at: {
    safelistValueLimit: () => Number.POSITIVE_INFINITY,
  },
} satisfies Quirk
