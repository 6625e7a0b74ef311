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
    given: { api: 'xhr', url: 'http://0.0.0.0/', synchronous: true, method: 'PUT' },
    from: httpPage,
    outcomes: ['preflight', 'preflight', 'blocked', 'blocked'],
    because: 'but not its preflight',
  },
  {
    given: { api: 'xhr', url: 'http://0.0.0.0/', synchronous: true, headers: [['x-a', '1']] },
    from: httpPage,
    outcomes: ['preflight x-a', 'preflight x-a', 'blocked', 'blocked'],
    because: 'for whatever reason there is one',
  },
  {
    given: { api: 'xhr', url: 'http://0.0.0.0/', synchronous: true, credentialsMode: 'include' },
    from: httpPage,
    outcomes: ['simple', 'simple', 'blocked', 'blocked'],
    because: 'nor with credentials',
  },
  {
    given: { url: 'http://0.0.0.1/' },
    from: httpPage,
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'another address',
  },
])
