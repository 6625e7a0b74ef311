import { expect, test } from 'vitest'
import { pathTemplate } from '../../src/diagnose/path-template.ts'

test.each([
  ['https://api.example.com/users/42', 'https://api.example.com/users/:id', 'a number is an id'],
  ['https://api.example.com/v2/users', 'https://api.example.com/v2/users', 'a version is none'],
  [
    'https://api.example.com/users/…/posts?page=…',
    'https://api.example.com/users/:id/posts',
    'elided segments are ids, the query is left out',
  ],
  ['data:text/plain,…', 'data:', 'a data URL has no path'],
  ['', ':url', 'nothing to go by'],
])('%s becomes %s: %s', (url, expected) => {
  expect(pathTemplate(url)).toBe(expected)
})
