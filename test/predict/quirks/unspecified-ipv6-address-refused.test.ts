import { unspecifiedIpv6AddressRefused } from '../../../src/predict/quirks/unspecified-ipv6-address-refused.ts'
import { httpPage } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(unspecifiedIpv6AddressRefused, [
  {
    given: { url: 'http://[::]:3000/' },
    from: httpPage,
    outcomes: ['simple', 'simple', 'blocked', 'simple'],
    because: 'all zeros',
  },
  {
    given: { url: 'http://[::1]:3000/' },
    from: httpPage,
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'the machine itself',
  },
])
