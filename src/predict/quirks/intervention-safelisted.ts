import type { Quirk } from '../quirk.ts'

/** Chromium safelists `Intervention`, which it sends itself, with any value of at most 128 bytes. */
export const interventionSafelisted = {
  id: 'intervention-safelisted',
  engines: ['chromium'],
  at: {
    safelistFailure: ({ name, value }) => (name === 'intervention' && value.length <= 128 ? null : undefined),
  },
} satisfies Quirk
