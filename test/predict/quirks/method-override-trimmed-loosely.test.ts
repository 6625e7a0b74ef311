import { methodOverrideTrimmedLoosely } from '../../../src/predict/quirks/method-override-trimmed-loosely.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(methodOverrideTrimmedLoosely, [
  {
    given: { headers: [['x-http-method', 'TRACE\x0b']] },
    outcomes: ['preflight x-http-method', 'preflight x-http-method', 'preflight x-http-method', 'simple'],
    because: 'a vertical tab',
  },
  {
    given: { headers: [['x-http-method', 'a,\fTRACE']] },
    outcomes: ['preflight x-http-method', 'preflight x-http-method', 'preflight x-http-method', 'simple'],
    because: 'a form feed, in a list',
  },
  {
    given: { headers: [['x-http-method', 'TRACE\x1f']] },
    outcomes: ['preflight x-http-method', 'preflight x-http-method', 'preflight x-http-method', 'preflight x-http-method'],
    because: 'another control byte',
  },
])
