import { type CorsSafelistFailure, corsSafelistFailure } from '../../../src/spec/fetch/cors-safelist-failure.ts'
import { type RowsOf, testRows } from '../test-rows.ts'

type Rows = RowsOf<typeof corsSafelistFailure>
const everyByte = Array.from({ length: 256 }, (_, byte) => ({ byte, character: String.fromCharCode(byte) }))
const unsafeDelimiters = '"():<>?@[\\]{}\x7f'
const isUnsafe = (byte: number) => (byte < 32 && byte !== 9) || unsafeDelimiters.includes(String.fromCharCode(byte))
const languageCharacters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz *,-.;='
const type = (essence: string | null): CorsSafelistFailure => ({ why: 'content-type', essence })

testRows('corsSafelistFailure', corsSafelistFailure, [
  ...['x-a', 'authorization', 'Accept-Encoding', 'accept ', '', 'dpr', 'user-agent', 'if-none-match', 'accept-languages'].map(
    (name) => ({
      given: [name, ''] as const,
      expected: { why: 'name' } as const,
      because: 'the otherwise branch: not one of five names',
    }),
  ),
  { given: ['x-a', 'a'.repeat(129)], expected: { why: 'name' }, because: 'the name is asked for first' },
  ...['accept', 'accept-language', 'content-language'].flatMap(
    (name): Rows => [
      { given: [name, ''], expected: null, because: 'an empty value has no unsafe byte' },
      { given: [name, 'a'.repeat(127)], expected: null, because: 'step 1: below 128 bytes' },
      { given: [name, 'a'.repeat(128)], expected: null, because: 'step 1: 128 is not greater than 128' },
      { given: [name, 'a'.repeat(129)], expected: { why: 'too-long', length: 129 }, because: 'step 1: greater than 128 bytes' },
      { given: [name, '"'.repeat(129)], expected: { why: 'too-long', length: 129 }, because: 'step 1 comes before the bytes' },
      { given: [name.toUpperCase(), 'a'], expected: null, because: 'step 2: the name is lower-cased' },
    ],
  ),
  { given: ['accept', 'é'.repeat(128)], expected: null, because: 'step 1: one code unit is one byte' },
  ...everyByte.map(({ byte, character }) => ({
    given: ['accept', `a${character}b`] as const,
    expected: isUnsafe(byte) ? ({ why: 'unsafe-byte', byte, position: 1 } as const) : null,
    because: 'accept: CORS-unsafe request-header bytes alone are refused',
  })),
  ...['accept-language', 'content-language'].flatMap((name) =>
    everyByte.map(({ byte, character }) => ({
      given: [name, `en${character}`] as const,
      expected: languageCharacters.includes(character) ? null : ({ why: 'unsafe-byte', byte, position: 2 } as const),
      because: 'languages: a short list of bytes is allowed',
    })),
  ),
  {
    given: ['accept', '(")'],
    expected: { why: 'unsafe-byte', byte: 0x28, position: 0 },
    because: 'the first of several is named',
  },
  { given: ['accept', 'text/html, */*;q=0.8'], expected: null, because: 'an everyday value' },
  { given: ['accept-language', 'en-GB,en;q=0.8, *;q=0.1'], expected: null, because: 'an everyday value' },
  {
    given: ['accept-language', 'en_GB'],
    expected: { why: 'unsafe-byte', byte: 0x5f, position: 2 },
    because: 'an underscore is not listed',
  },
  ...everyByte
    .filter(({ byte }) => isUnsafe(byte))
    .map(({ byte, character }) => ({
      given: ['content-type', `text/plain;a=${character}`] as const,
      expected: { why: 'unsafe-byte', byte, position: 13 } as const,
      because: 'content-type step 1: a CORS-unsafe request-header byte',
    })),
  { given: ['content-type', 'text/plain'], expected: null, because: 'content-type step 4: one of three' },
  { given: ['content-type', 'multipart/form-data; boundary=x'], expected: null, because: 'content-type step 4: one of three' },
  {
    given: ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8'],
    expected: null,
    because: 'content-type step 4: one of three',
  },
  { given: ['Content-Type', 'TEXT/PLAIN;CHARSET=utf-8'], expected: null, because: 'the essence is in lower case' },
  { given: ['content-type', 'text/plain;charset=é'], expected: null, because: 'bytes from 0x80 on are safe' },
  { given: ['content-type', 'text/plain;;'], expected: null, because: 'parameters are parsed forgivingly' },
  { given: ['content-type', 'text/plain; a, b'], expected: null, because: 'a comma among the parameters is forgiven' },
  {
    given: ['content-type', 'text/plain;charset="utf-8"'],
    expected: { why: 'unsafe-byte', byte: 0x22, position: 19 },
    because: 'content-type step 1 comes before parsing',
  },
  { given: ['content-type', ''], expected: type(null), because: 'content-type step 3: no MIME type' },
  { given: ['content-type', 'text'], expected: type(null), because: 'content-type step 3: no MIME type' },
  {
    given: ['content-type', 'text/plain, text/plain'],
    expected: type(null),
    because: 'content-type step 3: a list is no MIME type',
  },
  {
    given: ['content-type', 'application/json, text/plain'],
    expected: type(null),
    because: 'content-type step 3: a list is no MIME type',
  },
  {
    given: ['content-type', 'application/json'],
    expected: type('application/json'),
    because: 'content-type step 4: another essence',
  },
  {
    given: ['content-type', 'application/json;charset=utf-8'],
    expected: type('application/json'),
    because: 'content-type step 4: parameters do not count',
  },
  {
    given: ['content-type', 'text/plain2'],
    expected: type('text/plain2'),
    because: 'content-type step 4: the whole essence counts',
  },
  { given: ['content-type', 'text/html'], expected: type('text/html'), because: 'content-type step 4: another essence' },
  {
    given: ['content-type', 'multipart/mixed'],
    expected: type('multipart/mixed'),
    because: 'content-type step 4: another essence',
  },
  { given: ['content-type', `text/plain;a=${'b'.repeat(115)}`], expected: null, because: 'step 1: exactly 128 bytes' },
  {
    given: ['content-type', `text/plain;a=${'b'.repeat(116)}`],
    expected: { why: 'too-long', length: 129 },
    because: 'step 1: 129 bytes',
  },
  { given: ['range', 'bytes=0-'], expected: null, because: 'range: a start without an end' },
  { given: ['range', 'bytes=0-99'], expected: null, because: 'range: start and end' },
  { given: ['RANGE', 'bytes=99999999999999999999999999-'], expected: null, because: 'range: numbers have no bound' },
  { given: ['range', 'bytes=-500'], expected: { why: 'range' }, because: 'range step 3: no start' },
  { given: ['range', 'bytes= 0-1'], expected: { why: 'range' }, because: 'range step 1: no whitespace' },
  { given: ['range', 'bytes=0-1,5-9'], expected: { why: 'range' }, because: 'range step 2: not a single range' },
  { given: ['range', 'bytes=2-1'], expected: { why: 'range' }, because: 'range step 2: no range' },
  { given: ['range', ''], expected: { why: 'range' }, because: 'range step 2: no range' },
  { given: ['range', `bytes=${'0'.repeat(121)}-`], expected: null, because: 'step 1: exactly 128 bytes' },
  { given: ['range', `bytes=${'0'.repeat(122)}-`], expected: { why: 'too-long', length: 129 }, because: 'step 1: 129 bytes' },
] satisfies Rows)
