import { expect, test } from 'vitest'
import { append } from '../../../src/spec/infra/append.ts'

test('the first item makes the list', () => {
  expect(append(undefined, 'a')).toEqual(['a'])
})

test('a further item goes to the end of the same list', () => {
  const list = ['a']
  expect(append(list, 'b')).toBe(list)
  expect(list).toEqual(['a', 'b'])
})
