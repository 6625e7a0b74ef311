import { redirectTaint } from '../../../src/spec/fetch/redirect-taint.ts'
import { testRows } from '../test-rows.ts'

const page = 'https://app.example.com'
const along = (...urls: string[]) => [page, urls.map((url) => new URL(url))] as const

testRows('redirectTaint', redirectTaint, [
  { given: along(), expected: 'same-origin', because: 'step 3: the initial value' },
  { given: along('https://other.test/'), expected: 'same-origin', because: 'step 4.1: the first URL taints nothing' },
  {
    given: along('https://app.example.com/a', 'https://other.test/'),
    expected: 'same-origin',
    because: 'step 4.3: the page leaves its own origin',
  },
  {
    given: along('https://other.test/a', 'https://other.test/b'),
    expected: 'same-origin',
    because: 'step 4.3: the other origin stays',
  },
  {
    given: along('https://other.test/', 'https://third.test/'),
    expected: 'cross-site',
    because: 'step 4.2: neither the next nor the page is same site',
  },
  {
    given: along('https://other.test/', 'https://app.example.com/'),
    expected: 'cross-site',
    because: 'step 4.2: back home counts as well',
  },
  {
    given: along('https://other.test/', 'https://api.other.test/'),
    expected: 'same-site',
    because: 'step 4.3: same site, another origin',
  },
  { given: along('https://other.test/', 'https://other.test:444/'), expected: 'same-site', because: 'step 4.3: another port' },
  {
    given: along('http://other.test/', 'https://other.test/'),
    expected: 'cross-site',
    because: 'step 4.2: another scheme is another site',
  },
  {
    given: along('https://api.example.com/', 'https://third.test/'),
    expected: 'same-site',
    because: 'steps 4.2 and 4.3: the page is same site with the last URL',
  },
  {
    given: along('https://app.example.com/', 'https://api.example.com/', 'https://third.test/', 'https://fourth.test/'),
    expected: 'cross-site',
    because: 'step 4: every hop is looked at',
  },
  {
    given: along('https://app.example.com/', 'https://other.test/', 'https://other.test/b'),
    expected: 'same-origin',
    because: 'step 4.4: each hop is held against the one before',
  },
  {
    given: along('https://api.example.com/', 'https://www.example.com/', 'https://www.example.com/b'),
    expected: 'same-site',
    because: 'step 3: a taint stays',
  },
  {
    given: ['null', [new URL('https://a.test/'), new URL('https://a.test/b')]],
    expected: 'same-origin',
    because: 'an opaque origin is not tainted by one host',
  },
  {
    given: ['null', [new URL('https://a.test/'), new URL('https://b.test/')]],
    expected: 'cross-site',
    because: 'an opaque origin is same site with none',
  },
  {
    given: ['no origin', [new URL('https://a.test/'), new URL('https://b.test/')]],
    expected: 'cross-site',
    because: 'what is no origin is like an opaque one',
  },
])
