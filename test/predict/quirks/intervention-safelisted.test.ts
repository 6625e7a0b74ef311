import { interventionSafelisted } from '../../../src/predict/quirks/intervention-safelisted.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(interventionSafelisted, [
  {
    given: { headers: [['intervention', '"']] },
    outcomes: ['preflight intervention', 'simple', 'preflight intervention', 'preflight intervention'],
    because: 'with any bytes',
  },
  {
    given: {
      headers: [
        [
          'intervention',
          'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        ],
      ],
    },
    outcomes: ['preflight intervention', 'preflight intervention', 'preflight intervention', 'preflight intervention'],
    because: 'more than 128 bytes',
  },
])
