import fc from 'fast-check'
import { test } from 'vitest'
import { essence } from '../../../src/spec/mimesniff/mime-type-essence.ts'
import { parseMimeType } from '../../../src/spec/mimesniff/parse-mime-type.ts'
import { parseMimeTypeEssence } from '../../../src/spec/mimesniff/parse-mime-type-essence.ts'
import { testRows } from '../test-rows.ts'

testRows('parseMimeTypeEssence', parseMimeTypeEssence, [
  { given: ['Text/HTML'], expected: 'text/html', because: 'lower-cased' },
  { given: [' text/plain \t; charset=x'], expected: 'text/plain', because: 'whitespace around it and parameters do not count' },
  { given: ['text/plain;;'], expected: 'text/plain', because: 'empty parameters do not count' },
  { given: ['text/'], expected: 'failure', because: 'no subtype' },
  { given: ['text'], expected: 'failure', because: 'no slash' },
  { given: ['text/plain, text/html'], expected: 'failure', because: 'a comma is no token' },
  { given: [''], expected: 'failure', because: 'nothing there' },
])

test('agrees with the whole parser on any string', () => {
  const piece = fc.constantFrom(
    'text',
    'plain',
    '/',
    ';',
    ' ',
    '\t',
    '\n',
    '\r',
    '\f',
    ',',
    '"',
    '=',
    'charset',
    'é',
    '\0',
    '+',
    '*',
    'A',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const whole = parseMimeType(pieces.join(''))
      return parseMimeTypeEssence(pieces.join('')) === (whole === 'failure' ? 'failure' : essence(whole))
    }),
    { numRuns: 20_000 },
  )
})
