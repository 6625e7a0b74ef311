import { describe, expect, test } from 'vitest'
import { stripControl } from '../../src/render/strip-control.ts'

const rows: { text: string; expected: string; because: string }[] = [
  { text: 'https://app.example.com', expected: 'https://app.example.com', because: 'plain text stays' },
  { text: 'Grüße, 日本 👩🏽', expected: 'Grüße, 日本 👩🏽', because: 'letters of any language stay' },
  { text: '\x1b[31;1mred\x1b[0m', expected: 'red', because: 'CSI colours' },
  { text: '\x1b[2J\x1b[1;1Hforged', expected: 'forged', because: 'CSI clear and move' },
  { text: '\x9b31mred', expected: 'red', because: 'the 8-bit CSI' },
  { text: '\x1b]0;title\x07rest', expected: 'rest', because: 'OSC title, ended by BEL' },
  { text: '\x1b]8;;http://evil.test\x1b\\link\x1b]8;;\x1b\\', expected: 'link', because: 'OSC 8 link, ended by ST' },
  {
    text: '\x1b]52;c;YQ==',
    expected: '',
    because: 'an OSC without an end swallows what it would have swallowed in the terminal',
  },
  { text: '\x1bPq\x1b\\x', expected: 'x', because: 'DCS' },
  { text: '\x1bc', expected: '', because: 'reset of the terminal' },
  { text: 'a\x1b', expected: 'a', because: 'a lone escape' },
  { text: 'a\x1b\x1b[31mb', expected: 'ab', because: 'an escape before an escape sequence' },
  { text: 'a\x00b\x08c\x7fd\x80e', expected: 'abcde', because: 'C0, DEL, C1' },
  { text: 'a\r\nb\tc', expected: 'a b c', because: 'breaks and tabs become a space' },
  { text: 'a\u2028b\x85c', expected: 'a b c', because: 'so do the breaks of Unicode' },
  { text: 'a\u202eb\u2066c\u200bd', expected: 'abcd', because: 'bidirectional and zero-width marks' },
  { text: '', expected: '', because: 'nothing stays nothing' },
]

describe('stripControl', () => {
  test.each(rows)('$because', ({ text, expected }) => expect(stripControl(text)).toBe(expected))

  test('leaves no control character of any kind, whatever comes', () => {
    for (let code = 0; code < 0xa0; code++) {
      const out = stripControl(`a${String.fromCharCode(code)}b`)
      for (const char of out) expect(char >= ' ' && (char < '\x7f' || char >= '\xa0'), `code ${code}`).toBe(true)
    }
  })

  test('takes linear time on hostile input', () => {
    expect(stripControl('\x1b]'.repeat(200_000))).toBe('')
    expect(stripControl('\x1b['.repeat(200_000))).toBe('')
  })
})
