import { originOfUrl } from '../../../src/spec/html/origin.ts'
import {
  isPotentiallyTrustworthyOrigin,
  isPotentiallyTrustworthyUrl,
} from '../../../src/spec/secure-contexts/is-potentially-trustworthy.ts'
import { testRows } from '../test-rows.ts'

const urls: [url: string, expected: boolean, because: string][] = [
  ['https://a.test/', true, 'step 3: https'],
  ['wss://a.test/', true, 'step 3: wss'],
  ['http://a.test/', false, 'step 9: nothing speaks for it'],
  ['ws://a.test/', false, 'step 9: nothing speaks for it'],
  ['ftp://a.test/', false, 'step 9: nothing speaks for it'],
  ['http://127.0.0.1/', true, 'step 4: 127.0.0.0/8'],
  ['http://127.255.255.254:8080/', true, 'step 4: 127.0.0.0/8'],
  ['http://127.1/', true, 'step 4: 127.0.0.0/8, once parsed'],
  ['http://128.0.0.1/', false, 'step 4: another network'],
  ['http://10.0.0.1/', false, 'step 4: a private network is not loopback'],
  ['http://0.0.0.0/', false, 'step 4: not loopback'],
  ['http://127.0.0.1.test/', false, 'step 4: a domain that looks like an address'],
  ['http://[::1]/', true, 'step 4: ::1/128'],
  ['http://[::2]/', false, 'step 4: another address'],
  ['http://[::ffff:127.0.0.1]/', false, 'step 4: a mapped address is not in ::1/128'],
  ['http://localhost/', true, 'step 5: localhost'],
  ['http://localhost:3000/', true, 'step 5: whatever the port'],
  ['http://localhost./', true, 'step 5: with its dot'],
  ['http://a.localhost/', true, 'step 5: below localhost'],
  ['http://a.b.localhost./', true, 'step 5: below localhost, with its dot'],
  ['http://notlocalhost/', false, 'step 5: not below localhost'],
  ['http://localhost.test/', false, 'step 5: not below localhost'],
]

testRows('isPotentiallyTrustworthyOrigin', isPotentiallyTrustworthyOrigin, [
  ...urls.map(([url, expected, because]) => ({ given: [originOfUrl(new URL(url))] as const, expected, because })),
  { given: [{ kind: 'opaque' }], expected: false, because: 'step 1: opaque' },
  { given: [{ kind: 'tuple', scheme: 'file', host: '', port: null }], expected: true, because: 'step 6: file' },
])

testRows('isPotentiallyTrustworthyUrl', isPotentiallyTrustworthyUrl, [
  ...urls.map(([url, expected, because]) => ({ given: [new URL(url)] as const, expected, because })),
  { given: [new URL('about:blank')], expected: true, because: 'step 1: about:blank' },
  { given: [new URL('about:blank?a#b')], expected: true, because: 'step 1: about:blank' },
  { given: [new URL('about:srcdoc')], expected: true, because: 'step 1: about:srcdoc' },
  { given: [new URL('about:config')], expected: false, because: 'step 3: an opaque origin' },
  { given: [new URL('data:,a')], expected: true, because: 'step 2: data:' },
  { given: [new URL('file:///a')], expected: true, because: 'step 3: file:' },
  { given: [new URL('blob:https://a.test/1')], expected: true, because: 'step 3: by the origin of the blob' },
  { given: [new URL('blob:http://a.test/1')], expected: false, because: 'step 3: by the origin of the blob' },
  { given: [new URL('foo://localhost/')], expected: false, because: 'step 3: an opaque origin' },
])
