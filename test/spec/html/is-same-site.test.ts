import { isSameSite, isSchemelesslySameSite } from '../../../src/spec/html/is-same-site.ts'
import type { Origin } from '../../../src/spec/html/origin.ts'
import { originOfUrl } from '../../../src/spec/html/origin.ts'
import { testRows } from '../test-rows.ts'

const o = (url: string): Origin => originOfUrl(new URL(url))
const opaque: Origin = { kind: 'opaque' }

const hosts: [a: string, b: string, expected: boolean, because: string][] = [
  ['a.test', 'a.test', true, 'equal hosts'],
  ['a.test', 'b.test', false, 'another registrable domain'],
  ['a.example.com', 'b.example.com', true, 'one registrable domain'],
  ['example.com', 'a.b.example.com', true, 'one registrable domain'],
  ['example.com', 'example.org', false, 'another registrable domain'],
  ['example.com', 'badexample.com', false, 'labels are compared, not letters'],
  ['a.co.uk', 'b.co.uk', false, 'co.uk is a public suffix'],
  ['x.a.co.uk', 'y.a.co.uk', true, 'one registrable domain below co.uk'],
  ['a.xco.uk', 'b.xco.uk', true, 'xco.uk is a registrable domain'],
  ['a.co.ukx', 'b.co.ukx', true, 'co.ukx is a registrable domain'],
  ['a.1.example.com', 'b.1.example.com', true, 'a label of digits makes no address'],
  ['co.uk', 'a.co.uk', false, 'a public suffix is no registrable domain'],
  ['localhost', 'localhost', true, 'equal hosts'],
  ['localhost', 'a.localhost', false, 'localhost has no registrable domain'],
  ['127.0.0.1', '127.0.0.1', true, 'equal hosts'],
  ['127.0.0.1', '127.1.0.1', false, 'addresses have no registrable domain'],
  ['10.0.0.1', '192.168.0.1', false, 'the end of an address is no domain'],
  ['[::1]', '[::1]', true, 'equal hosts'],
  ['[::1]', '[::2]', false, 'addresses have no registrable domain'],
]

testRows('isSchemelesslySameSite', isSchemelesslySameSite, [
  ...hosts.map(([a, b, expected, because]) => ({
    given: [o(`https://${a}/`), o(`https://${b}:444/`)] as const,
    expected,
    because,
  })),
  { given: [o('http://a.example.com/'), o('https://b.example.com/')], expected: true, because: 'the scheme does not count' },
  { given: [opaque, opaque], expected: true, because: 'the same opaque origin' },
  { given: [opaque, { kind: 'opaque' }], expected: false, because: 'two opaque origins' },
  { given: [opaque, o('https://a.test/')], expected: false, because: 'opaque and tuple' },
  { given: [o('https://a.test/'), opaque], expected: false, because: 'tuple and opaque' },
])

testRows('isSameSite', isSameSite, [
  ...hosts.map(([a, b, expected, because]) => ({
    given: [o(`https://${a}/`), o(`https://${b}:444/`)] as const,
    expected,
    because,
  })),
  { given: [o('http://a.test/'), o('https://a.test/')], expected: false, because: 'the scheme counts' },
  { given: [opaque, opaque], expected: true, because: 'the same opaque origin' },
  { given: [opaque, { kind: 'opaque' }], expected: false, because: 'two opaque origins' },
])
