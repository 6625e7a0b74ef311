import type { Quirk } from '../quirk.ts'

/** Gecko sets no limit to the size of a beacon. */
export const beaconWithoutLimit = {
  id: 'beacon-without-limit',
  engines: ['gecko'],
  at: {
    ignoresKeepaliveLimit: ({ api }) => (api === 'beacon' ? true : undefined),
  },
} satisfies Quirk
