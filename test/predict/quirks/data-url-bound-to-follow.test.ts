import { dataUrlBoundToFollow } from '../../../src/predict/quirks/data-url-bound-to-follow.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(dataUrlBoundToFollow, [
  {
    given: { url: 'data:,a', mode: 'no-cors', redirect: 'error' },
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'blocked'],
    because: 'WebKit asks for follow',
  },
  {
    given: { url: 'data:,a', redirect: 'error' },
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'same-origin'],
    because: 'in the mode cors',
  },
  {
    given: { url: 'data:,a', mode: 'no-cors' },
    outcomes: ['same-origin', 'same-origin', 'same-origin', 'same-origin'],
    because: 'follow',
  },
])
