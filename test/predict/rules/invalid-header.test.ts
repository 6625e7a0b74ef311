import { invalidHeader } from '../../../src/predict/rules/invalid-header.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  invalidHeader,
  [
    { given: { headers: [['a b', '1']] }, says: { subject: 'a b', params: { why: 'name' } }, because: 'no token' },
    { given: { headers: [['', '1']] }, says: { subject: '', params: { why: 'name' } }, because: 'no token' },
    { given: { headers: [['x-\xe9', '1']] }, says: { subject: 'x-\xe9', params: { why: 'name' } }, because: 'no token' },
    { given: { headers: [['x-a', 'a\nb']] }, says: { subject: 'x-a', params: { why: 'value' } }, because: 'a line feed' },
    { given: { headers: [['x-a', '\0']] }, says: { subject: 'x-a', params: { why: 'value' } }, because: 'NUL' },
    { given: { headers: [['X-A', '\u0100']] }, says: { subject: 'X-A', params: { why: 'value' } }, because: 'no byte' },
    {
      given: {
        headers: [
          ['a b', '1'],
          ['x-a', '1'],
          ['c d', '1'],
        ],
      },
      says: [
        { subject: 'a b', params: { why: 'name' } },
        { subject: 'c d', params: { why: 'name' } },
      ],
      because: 'each is named',
    },
    {
      given: { headers: [['Host', '\n\0']] },
      says: { subject: 'Host', params: { why: 'value' } },
      because: 'checked before forbidden names are removed',
    },
    {
      given: { headers: [['\u212a', '1']] },
      says: { subject: '\u212a', params: { why: 'name' } },
      because: 'the Kelvin sign is no k',
    },
  ],
  [
    { given: { headers: [['x-a', '\t a\r\n']] }, because: 'whitespace at the ends is removed' },
    { given: { headers: [['x-a', '\x01\x7f\xff']] }, because: 'control bytes and upper bytes are allowed' },
    { given: { headers: [["!#$%&'*+-.^_`|~", '']] }, because: 'a token' },
  ],
)
