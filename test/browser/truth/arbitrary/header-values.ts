import fc, { type Arbitrary } from 'fast-check'
import { from, weighted, word } from './combine.ts'
import { anyByte, filled, highByte, impossible, letter, mark, spaced, spiked, textOf, unsafeMark } from './text.ts'

const aroundLimit = [1, 64, 126, 127, 128, 129, 130]

export const acceptValue = weighted(
  [4, from('text/html', 'application/json', '*/*', 'text/html, application/json;q=0.9', '', 'a,b', 'image/avif,image/webp')],
  [4, textOf(weighted([3, letter], [2, mark]), 12)],
  [3, spiked(unsafeMark)],
  [3, spiked(highByte)],
  [2, spiked(anyByte)],
  [4, filled('text/html', ...aroundLimit)],
  [1, filled('\xe9', 127, 128, 129)],
  [2, spaced(filled('', ...aroundLimit))],
  [1, spiked(impossible)],
)

export const languageValue = weighted(
  [4, from('de', 'de-DE, en;q=0.8', '*', '', 'en-US,en;q=0.5', 'zh-Hant')],
  [3, textOf(from(...'abzABZ019 *,-.;='), 12)],
  [3, spiked(from(...'!#$%&\'+/^_`|~\t:"()<>?@[\\]{}\x01\x7f'))],
  [2, spiked(highByte)],
  [2, spiked(anyByte)],
  [3, filled('de', ...aroundLimit)],
  [1, spaced(filled('', ...aroundLimit))],
  [1, spiked(impossible)],
)

const essence = weighted(
  [6, word('text/plain application/x-www-form-urlencoded multipart/form-data')],
  [1, word('TEXT/PLAIN Text/Plain text/PLAIN APPLICATION/X-WWW-FORM-URLENCODED Multipart/Form-Data')],
  [3, word('application/json text/html application/octet-stream text/xml application/graphql image/png')],
  [2, from('text', 'text/', '/plain', '/', '*/*', 'text /plain', 'text/ plain', 'text/plain/x', 'textplain', 'te\xe9t/plain')],
  [
    1,
    from('text/plain, text/plain', 'text/plain, application/json', 'application/json, text/plain', ', text/plain', 'text/plain,'),
  ],
)

const parameter = weighted(
  [4, word('charset=utf-8 charset=UTF-8 boundary=x boundary=----WebKitFormBoundaryabc q=1 format=flowed')],
  [2, from('charset=x', 'charset=', 'charset', 'charset=iso-8859-1', 'Charset=latin1', 'CHARSET=utf8', 'charset=utf-8 x')],
  [2, from('', ' ', '=', '=x', 'x', 'x=', ' x = y ', 'x==y', 'x=y=z', ';', ',', 'x=a,b')],
  [1, from('charset=""', 'charset="x"', 'Charset=x', 'x= ', 'charset= x', 'CHARSET="', 'charset=x,y')],
  [1, from('x="y"', "x='y'", 'charset="utf-8"', 'x=(y)', 'x=y z', 'x\ty', 'x=\xe9', '\xe9=x')],
  [1, spiked(anyByte)],
)

const separator = from(';', '; ', ' ;', ' ; ', ';;', '\t;')

const parameters = fc
  .array(fc.tuple(separator, parameter), { maxLength: 3 })
  .map((list) => list.map((parts) => parts.join('')).join(''))

export const contentType = weighted(
  [6, fc.tuple(essence, parameters, from('', '', '', ';', ' ')).map((parts) => parts.join(''))],
  [2, word('text/plain application/json application/x-www-form-urlencoded multipart/form-data')],
  [2, filled('text/plain;x=', ...aroundLimit)],
  [1, filled('text/plain;charset=x;z=', 120, 122, 124, 126, 127, 128, 129)],
  [1, filled('application/json;x=', 127, 128, 129)],
  [1, spaced(essence)],
  [1, textOf(anyByte, 6)],
  [1, spiked(impossible)],
)

const number = weighted(
  [4, fc.nat({ max: 1000 }).map(String)],
  [1, from('0', '00', '007', '', '-1', '+1', '1.5', '0x1', 'a', '1e3', '\xb2')],
  // The largest integers of 32, 53, 63 and 64 bits, and one more.
  [1, word('2147483647 2147483648 4294967295 4294967296 9007199254740991 9007199254740993')],
  [1, word('9223372036854775806 9223372036854775807 9223372036854775808 18446744073709551615 18446744073709551616')],
  [1, fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String)],
)

const oddRange = fc.tuple(
  from('bytes', 'Bytes', 'BYTES', 'bytEs', 'items', ' bytes', ''),
  from('=', ' = ', '= ', ' =', ':', '\t=', ''),
  number,
  from('-', ' -', '- ', '--', ''),
  number,
)

export const rangeValue = weighted(
  [4, fc.tuple(number, number).map(([start, end]) => `bytes=${start}-${end}`)],
  [3, number.map((start) => `bytes=${start}-`)],
  [1, number.map((end) => `bytes=-${end}`)],
  [2, oddRange.map((parts) => parts.join(''))],
  [1, from('bytes=0-1,3-4', 'bytes=0-,', 'bytes=', 'bytes', 'bytes=-', 'bytes=0-x', 'bytes=5-2')],
  [
    1,
    from(
      'bytes=0-\x0b',
      'bytes=0-\x0c',
      'bytes=0-0 ',
      'bytes=0-1\x0b',
      '\x0bbytes=0-',
      'bytes=0-\xa0',
      'bytes=+0-',
      'bytes=0-+1',
    ),
  ],
  [1, spiked(anyByte).map((odd) => `bytes=0-1${odd}`)],
  [1, from(127, 128, 129).map((length) => `bytes=1-${'0'.repeat(length - 9)}9`)],
  [1, from(127, 128, 129).map((length) => `bytes=${'0'.repeat(length - 7)}-`)],
)

export const hintValue = weighted(
  [4, from('1', '0', '1.5', '2.0', '0.25', '8', '100', '1920', 'on', 'On', 'off', '4g', '3g', '2g', 'slow-2g', '5g', '4G', '')],
  [2, from('-1', '+1', '1.', '.5', '1e3', ' 1 ', '1,2', 'x', '01', '0x1', 'NaN', 'Infinity', '1 2', '1;2', '"1"', '1\t')],
  [1, filled('1', 127, 128, 129)],
  [1, word('99999999999999999999 2147483648 1.0000000000000000001 1.5.5')],
)

export const overrideValue = weighted<string>(
  [2, word('GET PUT PATCH DELETE TRACE trace CONNECT TRACK GET,TRACE TRACEX X-TRACE "TRACE" \'TRACE\' TRACE; connect, ,')],
  [1, from('', 'GET, track , PUT', '"GET, TRACE"', '"GET", TRACE', ' TRACE ', 'GET\tTRACE', '"a\\"b,TRACE', 'TRACE\x0b')],
)

/** Values for a name that is given several times: of its kind, the same again, or next to nothing. */
export function anotherValue(name: string, value: string): Arbitrary<string> {
  const kinds: Record<string, Arbitrary<string>> = { accept: acceptValue, 'content-type': contentType, range: rangeValue }
  const own = kinds[name.toLowerCase()] ?? languageValue
  return weighted([2, own], [2, fc.constant(value)], [1, from('', ';', ' ', 'a')])
}
