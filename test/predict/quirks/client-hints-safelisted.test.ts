import { clientHintsSafelisted } from '../../../src/predict/quirks/client-hints-safelisted.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(clientHintsSafelisted, [
  {
    given: { headers: [['dpr', '1']] },
    outcomes: ['preflight dpr', 'simple', 'preflight dpr', 'preflight dpr'],
    because: 'a value that such a hint can have',
  },
  {
    given: { headers: [['device-memory', '0.5']] },
    outcomes: ['preflight device-memory', 'simple', 'preflight device-memory', 'preflight device-memory'],
    because: 'a value that such a hint can have',
  },
  {
    given: { headers: [['downlink', '10.25']] },
    outcomes: ['preflight downlink', 'simple', 'preflight downlink', 'preflight downlink'],
    because: 'a value that such a hint can have',
  },
  {
    given: { headers: [['ect', '4g']] },
    outcomes: ['preflight ect', 'simple', 'preflight ect', 'preflight ect'],
    because: 'a value that such a hint can have',
  },
  {
    given: { headers: [['rtt', '100']] },
    outcomes: ['preflight rtt', 'simple', 'preflight rtt', 'preflight rtt'],
    because: 'a value that such a hint can have',
  },
  {
    given: { headers: [['save-data', 'ON']] },
    outcomes: ['preflight save-data', 'simple', 'preflight save-data', 'preflight save-data'],
    because: 'a value that such a hint can have',
  },
  {
    given: { headers: [['viewport-width', '320']] },
    outcomes: ['preflight viewport-width', 'simple', 'preflight viewport-width', 'preflight viewport-width'],
    because: 'a value that such a hint can have',
  },
  {
    given: { headers: [['Width', '5']] },
    outcomes: ['preflight width', 'simple', 'preflight width', 'preflight width'],
    because: 'a value that such a hint can have',
  },
  {
    given: { headers: [['dpr', '1.']] },
    outcomes: ['preflight dpr', 'preflight dpr', 'preflight dpr', 'preflight dpr'],
    because: 'no value of such a hint',
  },
  {
    given: { headers: [['dpr', '.5']] },
    outcomes: ['preflight dpr', 'preflight dpr', 'preflight dpr', 'preflight dpr'],
    because: 'no value of such a hint',
  },
  {
    given: { headers: [['width', '1.5']] },
    outcomes: ['preflight width', 'preflight width', 'preflight width', 'preflight width'],
    because: 'no value of such a hint',
  },
  {
    given: { headers: [['ect', '5g']] },
    outcomes: ['preflight ect', 'preflight ect', 'preflight ect', 'preflight ect'],
    because: 'no value of such a hint',
  },
  {
    given: { headers: [['ect', '4G']] },
    outcomes: ['preflight ect', 'preflight ect', 'preflight ect', 'preflight ect'],
    because: 'no value of such a hint',
  },
  {
    given: { headers: [['save-data', 'off']] },
    outcomes: ['preflight save-data', 'preflight save-data', 'preflight save-data', 'preflight save-data'],
    because: 'no value of such a hint',
  },
  {
    given: { headers: [['rtt', '']] },
    outcomes: ['preflight rtt', 'preflight rtt', 'preflight rtt', 'preflight rtt'],
    because: 'no value of such a hint',
  },
  {
    given: {
      headers: [
        [
          'dpr',
          '111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111',
        ],
      ],
    },
    outcomes: ['preflight dpr', 'preflight dpr', 'preflight dpr', 'preflight dpr'],
    because: 'no value of such a hint',
  },
  {
    given: { headers: [['lang', 'en']] },
    outcomes: ['preflight lang', 'preflight lang', 'preflight lang', 'preflight lang'],
    because: 'no client hint any more',
  },
  {
    given: { headers: [['sec-ch-ua', 'x']] },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'forbidden, hence removed',
  },
])
