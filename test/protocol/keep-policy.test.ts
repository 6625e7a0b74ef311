import { describe, expect, test } from 'vitest'
import { keepCorsRelevant } from '../../src/protocol/keep-policy.ts'

describe('keepCorsRelevant', () => {
  test.each([
    ['https://api.test/a', 'https://api.test/a'],
    ['https://u:p@api.test/a', 'https://api.test/a'],
    ['//u:p@api.test/a', '//api.test/a'],
    ['/a@b', '/a@b'],
    ['https://api.test/a@b', 'https://api.test/a@b'],
    ['https://api.test/a?k=v&l=w', 'https://api.test/a?k=…&l=…'],
    ['https://api.test/a?token', 'https://api.test/a?…'],
    ['https://api.test/a?k=', 'https://api.test/a?k=…'],
    ['https://api.test/a?k=v=w&&x', 'https://api.test/a?k=…&&…'],
    ['https://api.test/a?', 'https://api.test/a?'],
    ['https://api.test/a#?k=v', 'https://api.test/a'],
    ['http://[', 'http://['],
  ])('of the URL %s keeps %s', (url, expected) => expect(keepCorsRelevant.url(url)).toBe(expected))

  test.each([
    ['request', 'Origin', 'kept'],
    ['request', 'Content-Type', 'kept'],
    ['request', 'Access-Control-Request-Headers', 'kept'],
    ['request', 'Authorization', 'elided'],
    ['request', 'Cookie', 'elided'],
    ['request', 'X-Api-Key', 'elided'],
    ['request', 'Host', 'left out'],
    ['request', 'Sec-Fetch-Site', 'left out'],
    ['request', 'User-Agent', 'left out'],
    ['response', 'access-control-allow-origin', 'kept'],
    ['response', 'Vary', 'kept'],
    ['response', 'Content-Type', 'kept'],
    ['response', 'Set-Cookie', 'elided'],
    ['response', 'Server', 'left out'],
    ['response', 'X-Access-Control', 'left out'],
    ['response', 'Authorization', 'left out'],
  ] as const)('of a %s: %s is %s', (side, name, expected) => {
    const kept = keepCorsRelevant.header(side, name, 'value')
    expect(kept).toBe(expected === 'kept' ? 'value' : expected === 'elided' ? '…' : null)
  })
  test('keeps a Location without its secrets', () => {
    expect(keepCorsRelevant.header('response', 'Location', '/login?next=hush')).toBe('/login?next=…')
  })
})
