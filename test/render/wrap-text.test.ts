import { expect, test } from 'vitest'
import { wrapText } from '../../src/render/wrap-text.ts'

test.each<[text: string, width: number, lines: string[]]>([
  ['', 10, ['']],
  ['one two', 10, ['one two']],
  ['one two three', 7, ['one two', 'three']],
  ['https://api.test/orders', 12, ['https://', 'api.test/', 'orders']],
  ['https://api.test/orders', 20, ['https://api.test/', 'orders']],
  ['application/x-www-form-urlencoded', 29, ['application/x-www-form-', 'urlencoded']],
  ['abcdefghij k', 4, ['abcd', 'efgh', 'ij k']],
])('%j within %i: %j', (text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines)
})
