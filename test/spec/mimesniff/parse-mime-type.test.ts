import { type MimeType, parseMimeType } from '../../../src/spec/mimesniff/parse-mime-type.ts'
import { type RowsOf, testRows } from '../test-rows.ts'

const mime = (type: string, subtype: string, ...parameters: [string, string][]): MimeType => ({
  type,
  subtype,
  parameters: new Map(parameters),
})
const plain = (...parameters: [string, string][]) => mime('text', 'plain', ...parameters)

const rows: RowsOf<typeof parseMimeType> = [
  { given: ['text/plain'], expected: plain(), because: 'type and subtype' },
  { given: ['TEXT/PlAiN'], expected: plain(), because: 'step 10: both in lower case' },
  { given: [' \t\r\ntext/plain\n\r\t '], expected: plain(), because: 'step 1: HTTP whitespace is removed from both ends' },
  { given: ['\ftext/plain'], expected: 'failure', because: 'step 1: a form feed is no HTTP whitespace' },
  { given: [''], expected: 'failure', because: 'step 4: the type is empty' },
  { given: ['/plain'], expected: 'failure', because: 'step 4: the type is empty' },
  { given: ['te xt/plain'], expected: 'failure', because: 'step 4: a space in the type' },
  { given: ['text /plain'], expected: 'failure', because: 'step 4: the type is not trimmed' },
  { given: ['té/plain'], expected: 'failure', because: 'step 4: no token' },
  { given: ['text'], expected: 'failure', because: 'step 5: no slash' },
  { given: ['text;a/b'], expected: 'failure', because: 'step 4: the type goes on to the slash, and a semicolon is no token' },
  { given: ['text/'], expected: 'failure', because: 'step 9: the subtype is empty' },
  { given: ['text/;charset=utf-8'], expected: 'failure', because: 'step 9: the subtype is empty' },
  { given: ['text/ plain'], expected: 'failure', because: 'step 9: a space before the subtype is not removed' },
  { given: ['text/plain ; a=b'], expected: plain(['a', 'b']), because: 'step 8: whitespace after the subtype is removed' },
  { given: ['text/plain, text/html'], expected: 'failure', because: 'step 9: a comma is no token' },
  { given: ['text/pl/ain'], expected: 'failure', because: 'step 9: a second slash is no token' },
  { given: ['text/plain;'], expected: plain(), because: 'step 11.6: nothing after the semicolon' },
  { given: ['text/plain;;;a=b'], expected: plain(['a', 'b']), because: 'step 11.5.1: empty parameters are skipped' },
  { given: ['text/plain;a'], expected: plain(), because: 'step 11.6: a name without a value at the end' },
  { given: ['text/plain;a;b=c'], expected: plain(['b', 'c']), because: 'step 11.5.1: a name without a value is skipped' },
  { given: ['text/plain;a='], expected: plain(), because: 'step 11.6: past the end after the equals sign' },
  { given: ['text/plain;a=;b=c'], expected: plain(['b', 'c']), because: 'step 11.9.3: an empty value is skipped' },
  { given: ['text/plain;a= ;b=c'], expected: plain(['b', 'c']), because: 'steps 11.9.2 and 11.9.3: empty once trimmed' },
  {
    given: ['text/plain; \t\r\nCharSet=UTF-8'],
    expected: plain(['charset', 'UTF-8']),
    because: 'steps 11.2 and 11.4: the name is in lower case, the value as written',
  },
  { given: ['text/plain;a=b \t'], expected: plain(['a', 'b']), because: 'step 1 removes what step 11.9.2 would' },
  {
    given: ['text/plain;a=b ;c=d'],
    expected: plain(['a', 'b'], ['c', 'd']),
    because: 'step 11.9.2: whitespace after a value is removed',
  },
  { given: ['text/plain;a= b'], expected: plain(['a', ' b']), because: 'whitespace before a value stays' },
  { given: ['text/plain;a =b'], expected: plain(), because: 'step 11.10: a name with a space is no token' },
  { given: ['text/plain;=b'], expected: plain(), because: 'step 11.10: the name is empty' },
  { given: ['text/plain;a=b=c'], expected: plain(['a', 'b=c']), because: 'the value goes on to the semicolon' },
  { given: ['text/plain;a=b;a=c'], expected: plain(['a', 'b']), because: 'step 11.10: the first of two stands' },
  { given: ['text/plain;a=b;A=c'], expected: plain(['a', 'b']), because: 'step 11.10: names are compared in lower case' },
  { given: ['text/plain;a=\u0100'], expected: plain(), because: 'step 11.10: not a quoted-string code point' },
  { given: ['text/plain;a=\x7f'], expected: plain(), because: 'step 11.10: DEL is not a quoted-string code point' },
  { given: ['text/plain;a=é\t~'], expected: plain(['a', 'é\t~']), because: 'step 11.10: tab and U+0080 to U+00FF are' },
  { given: ['text/plain;a="b"'], expected: plain(['a', 'b']), because: 'step 11.8: quotes are removed' },
  {
    given: ['text/plain;a="b;c=d"'],
    expected: plain(['a', 'b;c=d']),
    because: 'step 11.8: a semicolon inside quotes ends nothing',
  },
  { given: ['text/plain;a="b\\"c\\\\"'], expected: plain(['a', 'b"c\\']), because: 'step 11.8.1: a backslash quotes' },
  { given: ['text/plain;a="b'], expected: plain(['a', 'b']), because: 'step 11.8.1: the closing quote may be missing' },
  {
    given: ['text/plain;a="b\\'],
    expected: plain(['a', 'b\\']),
    because: 'step 11.8.1: a backslash at the end stands for itself',
  },
  { given: ['text/plain;a=""'], expected: plain(['a', '']), because: 'only an unquoted value is skipped where empty' },
  {
    given: ['text/plain;a="b"c;d=e'],
    expected: plain(['a', 'b'], ['d', 'e']),
    because: 'step 11.8.2: what follows the quotes is ignored',
  },
  { given: ['text/plain;a=b"c;d"'], expected: plain(['a', 'b"c']), because: 'quotes count at the start of a value only' },
  {
    given: ['multipart/form-data; boundary=x'],
    expected: mime('multipart', 'form-data', ['boundary', 'x']),
    because: 'a hyphen is a token code point',
  },
  { given: ['!#$&-^_.+/%*|`~'], expected: mime('!#$&-^_.+', '%*|`~'), because: 'odd, but tokens' },
]

testRows('parseMimeType', parseMimeType, rows)
