import type { Quirk } from '../quirk.ts'

/** Chromium asks for no more than the MIME type of a beacon: neither 128 bytes nor 1024 are a limit. */
export const beaconTypeOfAnyLength = {
  id: 'beacon-type-of-any-length',
  engines: ['chromium'],
  at: {
    safelistedValueLength: ({ implied }, api) => (implied && api === 'beacon' ? Number.POSITIVE_INFINITY : undefined),
    safelistValueLimit: (api) => (api === 'beacon' ? Number.POSITIVE_INFINITY : undefined),
  },
} satisfies Quirk
