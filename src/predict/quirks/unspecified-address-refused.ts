import type { Quirk } from '../quirk.ts'

/** Gecko and WebKit connect to no 0.0.0.0, which would be the machine itself. */
export const unspecifiedAddressRefused = {
  id: 'unspecified-address-refused',
  engines: ['gecko', 'webkit'],
  at: {
    refuses: ({ target }) => (target?.hostname === '0.0.0.0' ? '0.0.0.0' : undefined),
  },
} satisfies Quirk
