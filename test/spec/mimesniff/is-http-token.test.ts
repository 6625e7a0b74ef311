import { isHttpToken } from '../../../src/spec/mimesniff/is-http-token.ts'
import { predicateRows, testRows } from '../test-rows.ts'

const tokenCharacters = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
const all = Array.from({ length: 0x101 }, (_, code) => String.fromCharCode(code))

testRows('isHttpToken', isHttpToken, [
  ...predicateRows(true, 'an HTTP token code point', [...tokenCharacters]),
  ...predicateRows(
    false,
    'not an HTTP token code point',
    all.filter((character) => !tokenCharacters.includes(character)),
  ),
  ...predicateRows(true, 'token code points alone', ['x-a', tokenCharacters]),
  ...predicateRows(false, 'a token has at least one code point', ['']),
  ...predicateRows(false, 'one code point that is none spoils it', ['a b', 'a\n', '\na', ' a', 'a/b', 'aé', 'a\u212a']),
])
