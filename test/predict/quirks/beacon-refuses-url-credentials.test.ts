import { beaconRefusesUrlCredentials } from '../../../src/predict/quirks/beacon-refuses-url-credentials.ts'
import { beaconOf, text } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(beaconRefusesUrlCredentials, [
  {
    given: beaconOf(text, { url: 'https://u:p@api.example/' }),
    outcomes: ['opaque', 'blocked', 'opaque', 'opaque'],
    because: 'sendBeacon returns false',
  },
  {
    given: { api: 'xhr', url: 'https://u:p@api.example/' },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'XMLHttpRequest',
  },
  { given: beaconOf(text), outcomes: ['opaque', 'opaque', 'opaque', 'opaque'], because: 'without userinfo' },
])
