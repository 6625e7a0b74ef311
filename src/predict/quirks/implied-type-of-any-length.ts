import type { Quirk } from '../quirk.ts'

/** Gecko does not apply the limit of 128 bytes to the Content-Type that a body implies in XMLHttpRequest and sendBeacon. */
export const impliedTypeOfAnyLength = {
  id: 'implied-type-of-any-length',
  engines: ['gecko'],
  at: {
    safelistedValueLength: ({ implied }) => (implied ? Number.POSITIVE_INFINITY : undefined),
  },
} satisfies Quirk
