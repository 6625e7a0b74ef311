import { contentTypeParsedStrictly } from '../../../src/predict/quirks/content-type-parsed-strictly.ts'
import { blobOf } from '../record-of.ts'
import { quirkRows } from './quirk-rows.ts'

quirkRows(contentTypeParsedStrictly, [
  {
    given: { headers: [['content-type', 'text/plain;;']] },
    outcomes: ['simple', 'simple', 'preflight content-type', 'simple'],
    because: 'two semicolons at the end',
  },
  {
    given: { headers: [['content-type', 'text/plain;a;']] },
    outcomes: ['simple', 'simple', 'preflight content-type', 'simple'],
    because: 'a semicolon at the end, not the only one',
  },
  {
    given: { headers: [['content-type', 'text/plain;']] },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'the only one',
  },
  {
    given: { headers: [['content-type', 'text/plain;a,b']] },
    outcomes: ['simple', 'simple', 'preflight content-type', 'simple'],
    because: 'a comma',
  },
  {
    given: { headers: [['content-type', 'text/plain;;a']] },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'an empty parameter in the middle',
  },
  {
    given: { headers: [['content-type', 'text/plain a;b']] },
    outcomes: ['preflight content-type', 'preflight content-type', 'simple', 'preflight content-type'],
    because: 'the type ends at the blank',
  },
  {
    given: { headers: [['content-type', 'text/plain a']] },
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'the value does not',
  },
  {
    given: { headers: [['content-type', 'text/plain ;a']] },
    outcomes: ['simple', 'simple', 'simple', 'simple'],
    because: 'a blank before the semicolon',
  },
  {
    given: { api: 'xhr', method: 'POST', body: blobOf(' text/plain') },
    outcomes: ['simple', 'simple', 'preflight content-type', 'simple'],
    because: 'a blank before the type of a Blob',
  },
])
