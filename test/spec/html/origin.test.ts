import { expect, test } from 'vitest'
import { isSameOrigin, type Origin, originOfUrl, parseOrigin, serializeOrigin } from '../../../src/spec/html/origin.ts'
import { testRows } from '../test-rows.ts'

const tuple = (scheme: string, host: string, port: number | null = null): Origin => ({ kind: 'tuple', scheme, host, port })
const opaque: Origin = { kind: 'opaque' }

testRows('originOfUrl', (url: string) => originOfUrl(new URL(url)), [
  {
    given: ['https://user:pass@App.Example/a?b#c'],
    expected: tuple('https', 'app.example'),
    because: 'scheme, host, port and nothing else',
  },
  { given: ['http://a.test:8080/'], expected: tuple('http', 'a.test', 8080), because: 'a port of its own' },
  { given: ['http://a.test:80/'], expected: tuple('http', 'a.test'), because: 'the default port is null' },
  { given: ['https://a.test:80/'], expected: tuple('https', 'a.test', 80), because: 'the default port of another scheme is not' },
  { given: ['ws://a.test/'], expected: tuple('ws', 'a.test'), because: 'a tuple for ws' },
  { given: ['wss://a.test/'], expected: tuple('wss', 'a.test'), because: 'a tuple for wss' },
  { given: ['ftp://a.test/'], expected: tuple('ftp', 'a.test'), because: 'a tuple for ftp' },
  { given: ['http://[::1]:3000/'], expected: tuple('http', '[::1]', 3000), because: 'an IPv6 address in brackets' },
  { given: ['http://0x7f.1/'], expected: tuple('http', '127.0.0.1'), because: 'an IPv4 address is parsed' },
  { given: ['blob:https://a.test/0-1'], expected: tuple('https', 'a.test'), because: 'blob: the origin of the URL in its path' },
  {
    given: ['blob:http://a.test:81/0-1'],
    expected: tuple('http', 'a.test', 81),
    because: 'blob: the origin of the URL in its path',
  },
  { given: ['blob:null/0-1'], expected: opaque, because: 'blob: of an opaque origin' },
  { given: ['blob:ftp://a.test/0-1'], expected: opaque, because: 'blob: http and https alone' },
  { given: ['blob:blob:https://a.test/'], expected: opaque, because: 'blob: one level alone' },
  { given: ['blob:'], expected: opaque, because: 'blob: no URL in its path' },
  { given: ['data:,a'], expected: opaque, because: 'data: is opaque' },
  { given: ['about:blank'], expected: opaque, because: 'about: is opaque' },
  { given: ['file:///a'], expected: opaque, because: 'file: is left to the browser; opaque is what all do' },
  { given: ['javascript:1'], expected: opaque, because: 'any other scheme is opaque' },
  { given: ['foo://a.test/'], expected: opaque, because: 'any other scheme is opaque' },
])

testRows('parseOrigin', parseOrigin, [
  { given: ['https://a.test'], expected: tuple('https', 'a.test'), because: 'a serialized tuple' },
  { given: ['http://a.test:8080'], expected: tuple('http', 'a.test', 8080), because: 'with a port' },
  { given: ['http://[::1]:3000'], expected: tuple('http', '[::1]', 3000), because: 'an IPv6 address' },
  { given: ['null'], expected: opaque, because: 'a serialized opaque origin' },
  { given: ['capacitor://localhost'], expected: tuple('capacitor', 'localhost'), because: 'the scheme of an app' },
  { given: ['chrome-extension://abcdef'], expected: tuple('chrome-extension', 'abcdef'), because: 'the scheme of an extension' },
  ...(
    [
      ['', 'no URL'],
      ['a.test', 'no scheme'],
      ['localhost:3000', 'no host'],
      ['*', 'no URL'],
      ['https://a.test/', 'a trailing slash'],
      ['https://a.test/a', 'a path'],
      ['https://a.test?', 'a query'],
      ['https://a.test#', 'a fragment'],
      ['https://u@a.test', 'userinfo'],
      ['https://a.test:443', 'a default port'],
      ['https://a.test:', 'an empty port'],
      ['HTTPS://a.test', 'capitals in the scheme'],
      ['https://A.test', 'capitals in the host'],
      [' https://a.test', 'whitespace'],
      ['https:a.test', 'no slashes'],
      ['https://0x7f.1', 'an address not as it is written'],
      ['https://bücher.test', 'a host that is not ASCII'],
      ['https://a.test, https://b.test', 'a list'],
      ['blob:https://a.test', 'no origin is serialized so'],
      ['data:,a', 'no host'],
      ['file://', 'no host'],
      ['Null', 'null is case-sensitive'],
    ] as const
  ).map(([given, because]) => ({ given: [given] as const, expected: null, because: `not what serializing writes: ${because}` })),
])

testRows('serializeOrigin', serializeOrigin, [
  { given: [opaque], expected: 'null', because: 'step 1: opaque' },
  { given: [tuple('https', 'a.test')], expected: 'https://a.test', because: 'steps 2 to 4' },
  { given: [tuple('http', '[::1]', 8080)], expected: 'http://[::1]:8080', because: 'step 5: a port that is not null' },
  { given: [tuple('http', 'a.test', 0)], expected: 'http://a.test:0', because: 'step 5: zero is not null' },
])

testRows('isSameOrigin', isSameOrigin, [
  { given: [tuple('https', 'a.test'), tuple('https', 'a.test')], expected: true, because: 'step 2: all three are equal' },
  { given: [tuple('https', 'a.test', 1), tuple('https', 'a.test', 1)], expected: true, because: 'step 2: all three are equal' },
  { given: [tuple('https', 'a.test'), tuple('http', 'a.test')], expected: false, because: 'step 2: the scheme' },
  { given: [tuple('https', 'a.test'), tuple('https', 'b.a.test')], expected: false, because: 'step 2: the host' },
  { given: [tuple('https', 'a.test'), tuple('https', 'a.test', 444)], expected: false, because: 'step 2: the port' },
  { given: [opaque, opaque], expected: true, because: 'step 1: the same opaque origin' },
  { given: [opaque, { kind: 'opaque' }], expected: false, because: 'step 1: two opaque origins' },
  { given: [opaque, tuple('https', 'a.test')], expected: false, because: 'step 3: neither case' },
  { given: [tuple('https', 'a.test'), opaque], expected: false, because: 'step 3: neither case' },
])

test('each URL of an opaque origin has an origin of its own', () => {
  const url = new URL('data:,a')
  expect(isSameOrigin(originOfUrl(url), originOfUrl(url))).toBe(false)
})

test.each([
  'http://a.test:8080/b',
  'https://a.test/',
  'ws://[::1]/',
  'data:,a',
  'blob:https://a.test/1',
  'file:///a',
  'blob:null/1',
])('the origin of %s is serialized as URL.origin is', (url) => {
  expect(serializeOrigin(originOfUrl(new URL(url)))).toBe(new URL(url).origin)
})
