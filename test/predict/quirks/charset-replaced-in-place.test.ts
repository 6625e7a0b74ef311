import { charsetReplacedInPlace } from '../../../src/predict/quirks/charset-replaced-in-place.ts'
import { text } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(charsetReplacedInPlace, [
  {
    given: { api: 'xhr', method: 'POST', body: text, headers: [['content-type', 'text/plain;charset="x"']] },
    outcomes: ['simple', 'preflight content-type', 'preflight content-type', 'simple'],
    because: 'the quotation marks stay',
  },
  {
    given: { api: 'xhr', method: 'POST', body: text, headers: [['content-type', 'text/plain;charset=x']] },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'a plain one',
  },
  {
    given: {
      api: 'xhr',
      method: 'POST',
      body: text,
      headers: [['content-type', `text/plain;charset=xxxxxxx;z=${'a'.repeat(100)}`]],
    },
    outcomes: ['simple', 'simple', 'preflight content-type', 'simple'],
    because: 'UTF-8 is shorter',
  },
  {
    given: {
      api: 'xhr',
      method: 'POST',
      body: text,
      headers: [['content-type', `text/plain;charset="";charset="x";z=${'a'.repeat(90)}`]],
    },
    outcomes: ['simple', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'an empty one ends the search',
  },
  {
    given: {
      api: 'xhr',
      method: 'POST',
      body: { kind: 'bytes', byteLength: 1 },
      headers: [['content-type', 'text/plain;charset="x"']],
    },
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'bytes have no charset',
  },
])
