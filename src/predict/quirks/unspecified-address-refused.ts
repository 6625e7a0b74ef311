import type { Quirk } from '../quirk.ts'

const unspecified = new Set(['0.0.0.0', '[::]', '[::ffff:0:0]'])

/** Gecko connects to no unspecified address, which would be the machine itself. */
export const unspecifiedAddressRefused = {
  id: 'unspecified-address-refused',
  engines: ['gecko'],
  at: {
    refuses: ({ target }) => (target !== null && unspecified.has(target.hostname) ? target.hostname : undefined),
  },
} satisfies Quirk
