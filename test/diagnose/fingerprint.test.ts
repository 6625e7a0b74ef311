import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/diagnose/fingerprint.ts'

const rows: { url: string; expected: string; because: string }[] = [
  { url: 'https://api.test/users/42', expected: 'https://api.test/users/:id', because: 'a number is an id' },
  { url: 'https://api.test/users/42?page=3', expected: 'https://api.test/users/:id', because: 'no query' },
  { url: 'https://api.test/users/42?page=…', expected: 'https://api.test/users/:id', because: 'no query, redacted already' },
  {
    url: 'https://api.test/orders/order-12345/items',
    expected: 'https://api.test/orders/:id/items',
    because: 'an id with a prefix',
  },
  { url: 'https://api.test/u/550e8400-e29b-41d4-a716-446655440000', expected: 'https://api.test/u/:id', because: 'UUID' },
  { url: 'https://api.test/u/…', expected: 'https://api.test/u/:id', because: 'redacted already' },
  { url: 'https://api.test/v2/oauth2/token', expected: 'https://api.test/v2/oauth2/token', because: 'versions are words' },
  { url: 'https://me:pw@api.test:8443/', expected: 'https://api.test:8443/', because: 'no userinfo' },
  { url: '/orders/7', expected: '/orders/:id', because: 'relative' },
  { url: 'http://a b/7', expected: 'http://a b/:id', because: 'does not parse' },
  { url: 'nonsense', expected: ':url', because: 'no URL at all' },
  { url: '', expected: ':url', because: 'not seen' },
  { url: 'data:text/plain,secret', expected: 'data:', because: 'data' },
  { url: 'blob:https://app.test/1', expected: 'blob:', because: 'blob' },
]

describe('fingerprint', () => {
  test.each(rows)('$url: $because', ({ url, expected }) => {
    expect(fingerprint('path', 'connection-reset', { method: 'put', url })).toBe(`path/connection-reset/PUT ${expected}`)
  })

  test('is the same for any ids, query and userinfo', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.uuid(),
        fc.stringMatching(/^[a-f]{4}[0-9]{4}[0-9a-f]{8,32}$/),
        fc.string(),
        (number, uuid, hex, query) => {
          const url = `https://${hex}:${uuid}@api.test/a/${number}/b/${uuid}/${hex}?q=${encodeURIComponent(query)}&${hex}`
          expect(fingerprint('unknown', 'unknown', { method: 'GET', url })).toBe(
            'unknown/unknown/GET https://api.test/a/:id/b/:id/:id',
          )
        },
      ),
    )
  })
})
