import { describe, expect, test } from 'vitest'
import { layOutTable } from '../../src/render/lay-out-table.ts'

const columns = [
  { title: 'name', share: 1 },
  { title: 'n', align: 'right' as const },
  { title: 'text', share: 1 },
]
const lines = (width: number, ...rows: string[][][]) => layOutTable(columns, rows, width).split('\n')

describe('layOutTable', () => {
  test('makes columns as wide as they need, where there is room', () => {
    expect(lines(80, [['a'], ['12'], ['b c']])).toEqual(['name   n  text', '----  --  ----', 'a     12  b c'])
  })

  test('wraps between words, and words that are too long after a slash or where it must', () => {
    const long = `https://${'a'.repeat(6)}/${'b'.repeat(20)}`
    expect(lines(40, [[long], ['1'], ['one two three four five six seven']])).toEqual([
      'name               n  text',
      '-----------------  -  -----------------',
      'https://aaaaaa/    1  one two three',
      'bbbbbbbbbbbbbbbbb     four five six',
      'bbb                   seven',
    ])
  })

  test.each([40, 60, 80, 100, 120])('keeps within %i characters', (width) => {
    const cell = ['lorem ipsum dolor '.repeat(10).trim()]
    for (const line of lines(width, [cell, ['1'], cell], [['a'], ['1000'], cell])) expect(line.length).toBeLessThanOrEqual(width)
  })

  test('gives what one column leaves to the others', () => {
    const [, rule = ''] = lines(60, [['a'], ['1'], ['lorem ipsum dolor '.repeat(10)]])
    expect(rule.length).toBe(60)
  })

  test('puts each line of a cell on a line of its own, and loses no text', () => {
    const words = 'the quick brown fox jumps over the lazy dog'
    const laid = lines(40, [['x', 'y'], ['1'], [words, words]])
    expect(laid.map((line) => line.slice(9).trim()).join(' ')).toContain(`${words} ${words}`)
  })
})
