import { expect, test } from 'vitest'
import { stripTabsAndSpaces } from '../../../src/spec/fetch/strip-tabs-and-spaces.ts'

test.each([
  ['\t a b \t', 'a b', 'tabs and spaces at both ends go, inner ones stay'],
  ['', '', 'nothing to strip'],
  [' \t ', '', 'nothing is left'],
  ['\na\r', '\na\r', 'line breaks are no HTTP tab or space'],
])('%j becomes %j: %s', (text, expected) => {
  expect(stripTabsAndSpaces(text)).toBe(expected)
})

test('takes a quarter of a million inner blanks in its stride', () => {
  const text = `a${' '.repeat(250_000)}b`
  expect(stripTabsAndSpaces(text)).toBe(text)
})
