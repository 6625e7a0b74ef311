import { describe, expect, test } from 'vitest'
import { redirectRefusal } from '../../src/protocol/redirect-refusal.ts'

const base = { origin: 'https://app.test', mode: 'cors', tainting: 'cors', redirectCount: 0, engine: 'standard' } as const
const own = { ...base, tainting: 'basic' } as const

describe('redirectRefusal', () => {
  test.each([
    { request: base, location: 'https://x.test/', expected: null, because: 'nothing speaks against it' },
    { request: { ...base, redirectCount: 19 }, location: 'https://x.test/', expected: null, because: 'the twentieth' },
    {
      request: { ...base, redirectCount: 20 },
      location: 'https://x.test/',
      expected: 'too-many-redirects',
      because: 'one too many',
    },
    { request: base, location: 'about:blank', expected: 'unsupported-redirect-scheme', because: '6 comes first' },
    {
      request: { ...base, redirectCount: 20 },
      location: 'ws://x.test/',
      expected: 'unsupported-redirect-scheme',
      because: '6 before 7',
    },
    { request: base, location: 'https://u@app.test/', expected: 'redirect-contains-credentials', because: '10: tainted' },
    { request: base, location: 'https://:p@x.test/', expected: 'redirect-contains-credentials', because: '9: a password alone' },
    { request: own, location: 'https://u@x.test/', expected: 'redirect-contains-credentials', because: '9: another origin' },
    { request: own, location: 'https://u@app.test/', expected: null, because: '9: the own origin' },
    {
      request: { ...own, engine: 'webkit' as const },
      location: 'https://u@x.test/',
      expected: null,
      because: 'WebKit: once the preflight is done',
    },
    {
      request: { ...own, origin: 'null' },
      location: 'https://u@app.test/',
      expected: 'redirect-contains-credentials',
      because: '9: an opaque origin',
    },
    {
      request: { ...own, mode: 'no-cors', tainting: 'opaque' as const },
      location: 'https://u@x.test/',
      expected: null,
      because: '9: another mode',
    },
    {
      request: { ...own, engine: 'chromium' as const },
      location: 'https://u@app.test/',
      expected: 'redirect-contains-credentials',
      because: 'Chromium: anywhere',
    },
    {
      request: { ...own, engine: 'chromium' as const },
      location: 'ftp://u@app.test/',
      expected: 'redirect-contains-credentials',
      because: 'Chromium: before 6',
    },
  ])('$because: $location', ({ request, location, expected }) =>
    expect(redirectRefusal(request, new URL(location))).toBe(expected),
  )
})
