import type { Quirk } from '../quirk.ts'

/** Gecko and WebKit do not know the member `duplex`: any value goes, and a stream needs none. */
export const noDuplexMember = {
  id: 'no-duplex-member',
  engines: ['gecko', 'webkit'],
  at: {
    ignoresMember: (name) => (name === 'duplex' ? true : undefined),
  },
} satisfies Quirk
