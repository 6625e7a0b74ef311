import type { Quirk } from '../quirk.ts'

/** Gecko connects to no [::] either. */
export const unspecifiedIpv6AddressRefused = {
  id: 'unspecified-ipv6-address-refused',
  engines: ['gecko'],
  at: {
    refuses: ({ target }) => (target?.hostname === '[::]' || target?.hostname === '[::ffff:0:0]' ? '[::]' : undefined),
  },
} satisfies Quirk
