import { unspecifiedIpv4AddressRefused } from '../../../src/predict/quirks/unspecified-ipv4-address-refused.ts'
import { httpPage } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(unspecifiedIpv4AddressRefused, [
  { given: { url: 'http://0/' }, from: httpPage, outcomes: ['simple', 'simple', 'blocked', 'blocked'], because: 'in short' },
  {
    given: { api: 'xhr', url: 'http://0.0.0.0/', synchronous: true },
    from: httpPage,
    outcomes: ['simple', 'simple', 'blocked', 'simple'],
    because: 'a synchronous one',
  },
  {
    given: { url: 'http://0.0.0.1/' },
    from: httpPage,
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'another address',
  },
])
