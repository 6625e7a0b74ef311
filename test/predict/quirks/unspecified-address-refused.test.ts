import { unspecifiedAddressRefused } from '../../../src/predict/quirks/unspecified-address-refused.ts'
import { httpPage } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(unspecifiedAddressRefused, [
  {
    given: { url: 'http://0.0.0.0:3000/' },
    from: httpPage,
    outcomes: ['simple', 'simple', 'blocked', 'blocked'],
    because: 'all zeros',
  },
  {
    given: { url: 'http://[::]:3000/' },
    from: httpPage,
    outcomes: ['simple', 'simple', 'blocked', 'simple'],
    because: 'all zeros of IPv6',
  },
  {
    given: { url: 'http://[::1]:3000/' },
    from: httpPage,
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'the machine itself',
  },
])
