import { isCorsSafelistedMethod } from '../../spec/fetch/is-cors-safelisted-method.ts'
import type { Quirk } from '../quirk.ts'

/** WebKit connects to no 0.0.0.0, but to [::], and in a synchronous XMLHttpRequest without preflight and credentials to both. */
export const unspecifiedIpv4AddressRefused = {
  id: 'unspecified-ipv4-address-refused',
  engines: ['webkit'],
  at: {
    refuses({ target, record, method, unsafe }) {
      if (target?.hostname !== '0.0.0.0') return undefined
      const { synchronous, credentialsMode } = record
      const needsNoLeave = isCorsSafelistedMethod(method) && unsafe.names.length === 0 && credentialsMode !== 'include'
      return synchronous === true && needsNoLeave ? undefined : '0.0.0.0'
    },
  },
} satisfies Quirk
