import { charsetReplacedAfterCheck } from '../../../src/predict/quirks/charset-replaced-after-check.ts'
import { text } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(charsetReplacedAfterCheck, [
  {
    given: { api: 'xhr', method: 'POST', body: text, headers: [['content-type', 'text/plain;x=/;charset=y']] },
    outcomes: ['preflight content-type', 'simple', 'preflight content-type', 'preflight content-type'],
    because: 'a value that is no token gets quotation marks',
  },
  {
    given: { api: 'xhr', method: 'POST', body: text, headers: [['content-type', `text/plain;charset=x;z=${'a'.repeat(104)}`]] },
    outcomes: ['preflight content-type', 'preflight content-type', 'simple', 'preflight content-type'],
    because: 'UTF-8 makes it too long',
  },
  {
    given: {
      api: 'xhr',
      method: 'POST',
      body: text,
      headers: [['content-type', `text/plain;charset=xxxxxxx;z=${'a'.repeat(100)}`]],
    },
    outcomes: ['simple', 'simple', 'preflight content-type', 'simple'],
    because: 'UTF-8 makes it short enough',
  },
  {
    given: { api: 'xhr', method: 'POST', body: text, headers: [['content-type', 'text/plain;charset=x']] },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'short in any case',
  },
])
