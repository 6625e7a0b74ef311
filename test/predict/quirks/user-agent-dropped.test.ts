import { userAgentDropped } from '../../../src/predict/quirks/user-agent-dropped.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(userAgentDropped, [
  {
    given: { headers: [['User-Agent', '1']] },
    outcomes: ['preflight user-agent', 'simple', 'preflight user-agent', 'preflight user-agent'],
    because: 'removed without a word',
  },
  {
    given: {
      headers: [
        ['User-Agent', '1'],
        ['x-a', ''],
      ],
    },
    outcomes: ['preflight user-agent,x-a', 'preflight x-a', 'preflight user-agent,x-a', 'preflight user-agent,x-a'],
    because: 'the others stay',
  },
])
