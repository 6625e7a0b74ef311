import { extractHeaderListValues } from '../../../src/spec/fetch/extract-header-list-values.ts'
import { testRows } from '../test-rows.ts'

const allow = (...values: string[]) =>
  ['Access-Control-Allow-Methods', values.map((value) => ['access-control-allow-methods', value] as const)] as const

testRows('extractHeaderListValues', extractHeaderListValues, [
  { given: allow(), expected: null, because: 'step 1: not contained' },
  { given: ['a', [['b', 'c']]], expected: null, because: 'step 1: another name' },
  {
    given: [
      'a',
      [
        ['b', 'x y'],
        ['A', 'c'],
        ['b', ''],
        ['a', 'd'],
      ],
    ],
    expected: ['c', 'd'],
    because: 'step 4: headers of this name in any case, and of no other',
  },
  { given: allow(''), expected: [], because: 'the ABNF allows an empty list, which is not null' },
  { given: allow(' \t'), expected: [], because: 'the ABNF allows an empty list' },
  { given: allow(','), expected: [], because: 'empty items do not count' },
  { given: allow('PUT'), expected: ['PUT'], because: 'one token' },
  { given: allow('PUT,DELETE'), expected: ['PUT', 'DELETE'], because: 'whitespace is optional' },
  { given: allow(' PUT \t,\t DELETE '), expected: ['PUT', 'DELETE'], because: 'tabs and spaces around an item' },
  { given: allow('PUT,,DELETE,'), expected: ['PUT', 'DELETE'], because: 'empty items do not count' },
  { given: allow('put, PUT, PUT'), expected: ['put', 'PUT', 'PUT'], because: 'as written, in order, not a set' },
  { given: allow('*'), expected: ['*'], because: 'a star is a token' },
  { given: allow('PUT', 'x', 'DELETE'), expected: ['PUT', 'x', 'DELETE'], because: 'step 4: every header of the name, in order' },
  { given: allow('PUT', ''), expected: ['PUT'], because: 'step 4.3: an empty one adds nothing' },
  { given: allow('PUT DELETE'), expected: 'failure', because: 'a space is no separator' },
  { given: allow('PUT;DELETE'), expected: 'failure', because: 'a semicolon is no token' },
  { given: allow('"PUT"'), expected: 'failure', because: 'a quoted string is no token' },
  { given: allow('PUT', 'a b'), expected: 'failure', because: 'step 4.2: one header that fails spoils all' },
  { given: allow('a b', 'PUT'), expected: 'failure', because: 'step 4.2: one header that fails spoils all' },
  { given: allow('PÜT'), expected: 'failure', because: 'not a token' },
  { given: allow('PUT\v'), expected: 'failure', because: 'a vertical tab is no optional whitespace' },
])
