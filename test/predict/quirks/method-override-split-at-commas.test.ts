import { methodOverrideSplitAtCommas } from '../../../src/predict/quirks/method-override-split-at-commas.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(methodOverrideSplitAtCommas, [
  {
    given: { headers: [['x-http-method', '",TRACE']] },
    outcomes: ['preflight x-http-method', 'preflight x-http-method', 'simple', 'simple'],
    because: 'a quotation mark does not hold the list together',
  },
  {
    given: { headers: [['x-http-method', 'PUT, TRACE']] },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'a plain list',
  },
  {
    given: { headers: [['x-http-method', 'PUT,"TRACE"']] },
    outcomes: ['preflight x-http-method', 'preflight x-http-method', 'preflight x-http-method', 'preflight x-http-method'],
    because: 'no forbidden method',
  },
  {
    given: { headers: [['x-a', '",TRACE']] },
    outcomes: ['preflight x-a', 'preflight x-a', 'preflight x-a', 'preflight x-a'],
    because: 'another header',
  },
])
