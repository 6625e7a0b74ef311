import { isHeaderValue } from '../../../src/spec/fetch/is-header-value.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isHeaderValue', isHeaderValue, [
  ...predicateRows(true, 'no condition speaks against it', [
    '',
    'a',
    'a b',
    'a\tb',
    '\x01',
    '\x7f',
    '\x0b',
    '\x0ca',
    '\x80\xff',
    'é',
    '"',
    ',',
  ]),
  ...predicateRows(false, 'has a tab or space at an end', [' ', '\t', ' a', 'a ', '\ta', 'a\t']),
  ...predicateRows(false, 'contains NUL or a newline byte', ['\0', 'a\0b', 'a\nb', 'a\rb', '\na', 'a\r\n']),
  ...predicateRows(false, 'a code unit above U+00FF is no byte', ['\u0100', 'a\u20acb', '\uffff', '😀']),
])
