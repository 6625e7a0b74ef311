import { aboutBlankRefused } from '../../../src/predict/quirks/about-blank-refused.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(aboutBlankRefused, [
  {
    given: { url: 'about:blank', mode: 'no-cors' },
    outcomes: ['same-origin', 'blocked', 'same-origin', 'blocked'],
    because: 'read by Gecko alone',
  },
  { given: { url: 'about:blank' }, outcomes: ['blocked', 'blocked', 'blocked', 'blocked'], because: 'in the mode cors' },
])
