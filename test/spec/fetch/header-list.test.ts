import { getHeader } from '../../../src/spec/fetch/header-list.ts'
import { testRows } from '../test-rows.ts'

testRows('getHeader', getHeader, [
  { given: ['a', []], expected: null, because: 'step 1: not contained' },
  { given: ['a', [['b', '1']]], expected: null, because: 'step 1: another name' },
  { given: ['a', [['a', '']]], expected: '', because: 'an empty value is not null' },
  { given: ['a', [['a', '1']]], expected: '1', because: 'step 2: its value' },
  { given: ['A', [['a', '1']]], expected: '1', because: 'names match whatever their case' },
  { given: ['a', [['A', '1']]], expected: '1', because: 'names match whatever their case' },
  {
    given: [
      'a',
      [
        ['a', '2'],
        ['b', 'x'],
        ['A', '1'],
      ],
    ],
    expected: '2, 1',
    because: 'step 2: all values in order, joined by a comma and a space',
  },
  {
    given: [
      'a',
      [
        ['a', ''],
        ['a', ''],
      ],
    ],
    expected: ', ',
    because: 'empty values are joined too',
  },
  { given: ['k', [['\u212a', '1']]], expected: null, because: 'the Kelvin sign is no k' },
])
