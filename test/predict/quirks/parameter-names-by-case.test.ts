import { parameterNamesByCase } from '../../../src/predict/quirks/parameter-names-by-case.ts'
import { text } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

const sent = (type: string) => ({ api: 'xhr', method: 'POST', body: text, headers: [['content-type', type]] }) as const

quirkRows(parameterNamesByCase, [
  {
    given: sent('text/plain;a=1;charset=""'),
    outcomes: ['simple', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'an empty charset stays as it is',
  },
  {
    given: sent('text/plain;a= ;charset=x'),
    outcomes: ['simple', 'simple', 'simple', 'preflight content-type'],
    because: 'a blank value is written with quotation marks',
  },
  {
    given: sent(`text/plain;charset=x;Charset=y;z=${'a'.repeat(90)}`),
    outcomes: ['simple', 'preflight content-type', 'simple', 'preflight content-type'],
    because: 'a name with a capital is another one, and then both are written',
  },
  {
    given: sent(`text/plain;Charset=x;charset=y;z=${'a'.repeat(90)}`),
    outcomes: ['simple', 'preflight content-type', 'simple', 'simple'],
    because: 'the later one has no capital',
  },
  {
    given: sent('text/plain;charset=utf-8;Charset="x'),
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'simple'],
    because: 'the last charset decides',
  },
  {
    given: sent('text/plain;charset=x'),
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'a plain one',
  },
  {
    given: sent('text/plain'),
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'no parameters',
  },
])
