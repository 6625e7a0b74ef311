import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactUrl } from '../../src/diagnose/redact-url.ts'

const rows: { url: string; expected: string; because: string }[] = [
  { url: 'https://api.test/users/42', expected: 'https://api.test/users/42', because: 'a short number is no secret' },
  { url: 'https://api.test:8443/', expected: 'https://api.test:8443/', because: 'the port tells where' },
  { url: 'https://me:pw@api.test/', expected: 'https://api.test/', because: 'userinfo' },
  { url: 'https://api.test/?q=secret&page=2', expected: 'https://api.test/?q=…&page=…', because: 'query values' },
  { url: 'https://api.test/?flag', expected: 'https://api.test/?flag', because: 'a name without a value' },
  { url: 'https://api.test/?eyJhbGciOiJIUzI1NiJ9', expected: 'https://api.test/?…', because: 'a value where a name should be' },
  {
    url: 'https://api.test/?a=1&user@x.test=2',
    expected: 'https://api.test/?a=…&…',
    because: 'an address where a name should be',
  },
  { url: 'https://api.test/x#access_token=1', expected: 'https://api.test/x', because: 'fragment' },
  { url: 'https://api.test/u/550e8400-e29b-41d4-a716-446655440000', expected: 'https://api.test/u/…', because: 'UUID' },
  { url: 'https://api.test/reset/9f86d081884c7d65', expected: 'https://api.test/reset/…', because: 'hex' },
  { url: 'https://api.test/c/cus_Nffrf3Jd82kd/x', expected: 'https://api.test/c/…/x', because: 'prefixed key' },
  { url: 'https://api.test/t/eyJhbGciOi.eyJzdWIiOiIx.SflKxwRJSM', expected: 'https://api.test/t/…', because: 'JWT' },
  { url: 'https://api.test/t/k3-9fA_x7.q2-Zp4', expected: 'https://api.test/t/…', because: 'a token in short parts' },
  { url: 'https://api.test/t/aBcDeFgHiJkLmNoPq', expected: 'https://api.test/t/…', because: 'mixed case without words' },
  { url: 'https://api.test/mail/ann@home.test', expected: 'https://api.test/mail/…', because: 'e-mail address' },
  { url: 'https://api.test/mail/ann%40home.test', expected: 'https://api.test/mail/…', because: 'e-mail address, encoded' },
  { url: 'https://api.test/call/491701234567', expected: 'https://api.test/call/…', because: 'phone number' },
  { url: 'https://api.test/a;jsessionid=1A2B/b', expected: 'https://api.test/a;…/b', because: 'path parameter' },
  { url: 'https://api.test/key=abc/b', expected: 'https://api.test/key=…/b', because: 'value in a segment' },
  {
    url: 'https://api.test/acme.user.v1.UserService/GetUserAccountPreferences',
    expected: 'https://api.test/acme.user.v1.UserService/GetUserAccountPreferences',
    because: 'words in camel case',
  },
  {
    url: 'https://api.test/posts/how-to-fix-cors-in-2026-with-express',
    expected: 'https://api.test/posts/how-to-fix-cors-in-2026-with-express',
    because: 'words with hyphens',
  },
  { url: 'https://api.test/@scope/package', expected: 'https://api.test/@scope/package', because: 'a scope is no address' },
  { url: 'data:text/html,secret', expected: 'data:text/html,…', because: 'data' },
  { url: 'data:,secret', expected: 'data:,…', because: 'data without a type' },
  { url: 'blob:https://app.test/550e8400-e29b-41d4-a716-446655440000', expected: 'blob:https://app.test/…', because: 'blob' },
  { url: 'mailto:ann@home.test', expected: 'mailto:…', because: 'no host' },
  { url: 'file:///home/ann', expected: 'file:///home/ann', because: 'file' },
  { url: '/orders/7?key=1', expected: '/orders/7?key=…', because: 'relative' },
  { url: 'http://a b/x?key=1', expected: 'http://a b/x?key=…', because: 'does not parse' },
  { url: 'http://me:pw@a b/x', expected: 'http://a b/x', because: 'does not parse, userinfo' },
  { url: 'https://me:p#w@api.test/', expected: 'https://me:…', because: 'a password with a # is cut in two' },
  {
    url: 'http://api.test/a\u001b[31m\u202eb',
    expected: 'http://api.test/a[31mb',
    because: 'control characters and bidi overrides',
  },
  { url: '', expected: '', because: 'nothing' },
]

describe('redactUrl', () => {
  test.each(rows)('$url: $because', ({ url, expected }) => {
    expect(redactUrl(url)).toBe(expected)
  })

  const parts = fc.record({
    user: fc.stringMatching(/^[a-z]{3,8}$/),
    secret: fc.stringMatching(/^[A-Z]{4}SECRET[a-z]{4}$/),
    path: fc.array(fc.stringMatching(/^[a-z]{1,10}$/), { maxLength: 4 }),
  })

  test('never keeps userinfo, query values or the fragment', () => {
    fc.assert(
      fc.property(parts, ({ user, secret, path }) => {
        const url = `https://${user}:${secret}@api.test/${path.join('/')}?key=${secret}&${user}=${secret}#${secret}`
        expect(redactUrl(url)).not.toContain(secret)
        expect(redactUrl(url)).toContain('api.test')
      }),
    )
  })

  test('changes nothing when applied twice, whatever the string', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string({ unit: 'binary' })),
        (url) => {
          const once = redactUrl(url)
          expect(redactUrl(once)).toBe(once)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
