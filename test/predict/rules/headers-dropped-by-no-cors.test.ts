import { headersDroppedByNoCors } from '../../../src/predict/rules/headers-dropped-by-no-cors.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  headersDroppedByNoCors,
  [
    { given: { mode: 'no-cors', headers: [['X-A', '1']] }, says: { subject: 'x-a' }, because: 'no no-CORS-safelisted name' },
    {
      given: { mode: 'no-cors', headers: [['content-type', 'application/json']] },
      says: { subject: 'content-type' },
      because: 'the value is not safelisted',
    },
    {
      given: { mode: 'no-cors', headers: [['range', 'bytes=0-']] },
      says: { subject: 'range' },
      because: 'Range is safelisted for cors alone',
    },
    {
      given: {
        mode: 'no-cors',
        headers: [
          ['accept', 'a'.repeat(128)],
          ['accept', 'b'],
        ],
      },
      says: { subject: 'accept' },
      because: 'the combined value is too long',
    },
    {
      given: { mode: 'no-cors', headers: [['accept', '\xe9']] },
      from: { engine: 'gecko' },
      says: { subject: 'accept' },
      because: 'by the safelist of the engine',
    },
    {
      given: { mode: 'no-cors', headers: [['X-A', '1']] },
      from: ownPage,
      says: { subject: 'x-a' },
      because: 'on the own origin too',
    },
  ],
  [
    {
      given: {
        mode: 'no-cors',
        headers: [
          ['accept', 'a'],
          ['content-type', 'text/plain'],
        ],
      },
      because: 'no-CORS-safelisted',
    },
    { given: { headers: [['x-a', '1']] }, because: 'another mode' },
    { given: { mode: 'no-cors', headers: [['host', 'x']] }, because: 'forbidden headers are another rule' },
  ],
)
