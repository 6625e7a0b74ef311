import fc, { type Arbitrary } from 'fast-check'
import { from, weighted } from './combine.ts'

const characters = (text: string) => from(...text)
const codeUnit = (min: number, max: number) => fc.integer({ min, max }).map((code) => String.fromCharCode(code))

export const letter = characters('abcxyzABCXYZ019')
export const mark = characters("!#$%&'*+-.^_`|~,;=/ \t")
export const unsafeMark = characters('"():<>?@[\\]{}\x01\x08\x0b\x0c\x1b\x1f\x7f')
export const highByte = codeUnit(0x80, 0xff)
export const anyByte = codeUnit(1, 0xff)
export const printable = codeUnit(0x20, 0x7e)
/** What no header value may hold. */
export const impossible = from('\0', '\n', '\r', '\u0100', '€', '\ud800', '😀')

const tokenUnit = characters("abcxyzABC019!#$%&'*+-.^_`|~")
export const token = fc.array(tokenUnit, { minLength: 1, maxLength: 8 }).map((units) => units.join(''))

export function textOf(unit: Arbitrary<string>, maxLength = 8): Arbitrary<string> {
  return fc.array(unit, { maxLength }).map((units) => units.join(''))
}

/** Letters with one unit among them that may not be sound. */
export function spiked(spike: Arbitrary<string>): Arbitrary<string> {
  return fc.tuple(textOf(letter, 4), spike, textOf(letter, 4)).map((parts) => parts.join(''))
}

/** With white space around it, of the kind that is removed and of other kinds. */
export function spaced(text: Arbitrary<string>): Arbitrary<string> {
  const before = from('', ' ', '\t', '\r\n', '\n ', ' \t ')
  const after = from('', ' ', '\t', '\n', '\r\n', '\x0b', '\x0c')
  return fc.tuple(before, text, after).map((parts) => parts.join(''))
}

/** A start, filled up to one of the lengths. */
export function filled(start: string, ...lengths: number[]): Arbitrary<string> {
  return from(...lengths).map((length) => start.padEnd(length, 'a'))
}

/** Sometimes with another case. */
export function cased(name: Arbitrary<string>): Arbitrary<string> {
  const cases: ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()),
    (text) => [...text].map((unit, index) => (index % 2 ? unit.toUpperCase() : unit)).join(''),
  ]
  const change = weighted<(text: string) => string>([7, fc.constant((text) => text)], [3, from(...cases)])
  return fc.tuple(name, change).map(([text, apply]) => apply(text))
}
