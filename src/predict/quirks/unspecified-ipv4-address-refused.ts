import type { Quirk } from '../quirk.ts'

/** WebKit connects to no 0.0.0.0, but to [::], and in a synchronous XMLHttpRequest to both. */
export const unspecifiedIpv4AddressRefused = {
  id: 'unspecified-ipv4-address-refused',
  engines: ['webkit'],
  at: {
    refuses: ({ target, record }) => (target?.hostname === '0.0.0.0' && record.synchronous !== true ? '0.0.0.0' : undefined),
  },
} satisfies Quirk
