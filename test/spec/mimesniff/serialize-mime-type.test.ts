import { expect, test } from 'vitest'
import { parseMimeType } from '../../../src/spec/mimesniff/parse-mime-type.ts'
import { serializeMimeType } from '../../../src/spec/mimesniff/serialize-mime-type.ts'

test.each([
  ['Text/HTML', 'text/html', 'lower-cased, without parameters'],
  ['text/html; Charset=UTF-8 ; x=1', 'text/html;charset=UTF-8;x=1', 'names lower-cased, values kept, blanks gone'],
  ['text/html;x="a b"', 'text/html;x="a b"', 'a value that is no token is quoted'],
  ['text/html;x="a\\"b\\\\c"', 'text/html;x="a\\"b\\\\c"', 'quotes and backslashes are escaped'],
  ['text/html;x=""', 'text/html;x=""', 'an empty value is no token'],
])('%j is written as %j: %s', (text, expected) => {
  const mimeType = parseMimeType(text)
  expect(mimeType === 'failure' ? mimeType : serializeMimeType(mimeType)).toBe(expected)
})
