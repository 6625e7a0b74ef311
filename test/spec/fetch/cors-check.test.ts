import { type CorsCheckFailure, corsCheck } from '../../../src/spec/fetch/cors-check.ts'
import type { HeaderList } from '../../../src/spec/fetch/header-list.ts'
import { testRows } from '../test-rows.ts'

const page = 'https://app.example'
const acao = (...values: string[]): HeaderList => values.map((value) => ['Access-Control-Allow-Origin', value] as const)
const acac = (...values: string[]): HeaderList => values.map((value) => ['access-control-allow-credentials', value] as const)
const check = (credentialsMode: string, origin: string, headers: HeaderList) =>
  corsCheck({ origin, credentialsMode }, { headers })
const refused = (rule: CorsCheckFailure['rule'], subject: string): CorsCheckFailure => ({ rule, subject })

testRows('corsCheck', check, [
  ...['omit', 'same-origin', 'include'].flatMap((mode) => [
    { given: [mode, page, []] as const, expected: refused('missing-allow-origin-header', ''), because: 'step 2: null' },
    {
      given: [mode, page, acac('true')] as const,
      expected: refused('missing-allow-origin-header', ''),
      because: 'step 2: null, whatever else is there',
    },
    {
      given: [mode, 'null', []] as const,
      expected: refused('missing-allow-origin-header', ''),
      because: 'step 2: null is not `null`',
    },
    {
      given: [mode, page, acao('')] as const,
      expected: refused('invalid-allow-origin-value', ''),
      because: 'step 4: empty is there, but no origin',
    },
    {
      given: [mode, page, acao('https://other.example')] as const,
      expected: refused('allow-origin-mismatch', 'https://other.example'),
      because: 'step 4: another origin',
    },
  ]),
  { given: ['omit', page, acao('*')], expected: null, because: 'step 3: a wildcard without credentials' },
  { given: ['same-origin', page, acao('*')], expected: null, because: 'step 3: same-origin is not include' },
  { given: ['omit', 'null', acao('*')], expected: null, because: 'step 3: a wildcard for an opaque origin too' },
  {
    given: ['include', page, acao('*')],
    expected: refused('wildcard-origin-not-allowed', '*'),
    because: 'step 4: with credentials the star is a mere string',
  },
  {
    given: ['include', page, [...acao('*'), ...acac('true')]],
    expected: refused('wildcard-origin-not-allowed', '*'),
    because: 'step 4 comes before the credentials',
  },
  { given: ['omit', page, acao(page)], expected: null, because: 'step 5: the very origin' },
  {
    given: ['omit', page, [['ACCESS-control-ALLOW-origin', page]]],
    expected: null,
    because: 'step 1: header names match in any case',
  },
  {
    given: ['omit', page, [...acao(page), ...acac('True')]],
    expected: null,
    because: 'step 5: success before the credentials are looked at',
  },
  { given: ['omit', 'null', acao('null')], expected: null, because: 'step 5: `null` matches an opaque origin' },
  {
    given: ['omit', page, acao('null')],
    expected: refused('allow-origin-mismatch', 'null'),
    because: 'step 4: `null` is not this origin',
  },
  {
    given: ['omit', 'null', acao(page)],
    expected: refused('allow-origin-mismatch', page),
    because: 'step 4: the request origin is tainted or opaque',
  },
  {
    given: ['omit', page, acao('https://APP.example')],
    expected: refused('allow-origin-mismatch', 'https://APP.example'),
    because: 'step 4: bytes are compared',
  },
  {
    given: ['omit', page, acao(`${page}/`)],
    expected: refused('allow-origin-mismatch', `${page}/`),
    because: 'step 4: a trailing slash',
  },
  {
    given: ['omit', page, acao(`${page}:443`)],
    expected: refused('allow-origin-mismatch', `${page}:443`),
    because: 'step 4: a default port',
  },
  {
    given: ['omit', page, acao('http://app.example')],
    expected: refused('allow-origin-mismatch', 'http://app.example'),
    because: 'step 4: another scheme',
  },
  {
    given: ['omit', page, acao('http://*.test')],
    expected: refused('allow-origin-mismatch', 'http://*.test'),
    because: 'step 4: Chromium takes it for a URL',
  },
  {
    given: ['omit', page, acao('localhost:3000')],
    expected: refused('allow-origin-mismatch', 'localhost:3000'),
    because: 'step 4: Chromium takes it for a URL of the scheme localhost',
  },
  ...[
    'true',
    'app.example',
    '*.example',
    '//app.example',
    'http://',
    '/',
    ';',
    'https://a:99999',
    'https://a<b',
    'https://\xe9.test',
  ].map((value) => ({
    given: ['omit', page, acao(value)] as const,
    expected: refused('invalid-allow-origin-value', value),
    because: 'step 4: not even a URL',
  })),
  {
    given: ['omit', page, acao('https://\xc3\xa9.test')],
    expected: refused('allow-origin-mismatch', 'https://\xc3\xa9.test'),
    because: 'step 4: a URL once decoded as UTF-8',
  },
  {
    given: ['omit', page, acao(page, page)],
    expected: refused('multiple-allow-origin-values', `${page}, ${page}`),
    because: 'step 1: two headers are joined',
  },
  {
    given: ['omit', page, acao('*', '*')],
    expected: refused('multiple-allow-origin-values', '*, *'),
    because: 'step 3: two stars are not one',
  },
  {
    given: ['omit', page, acao(`${page},*`)],
    expected: refused('multiple-allow-origin-values', `${page},*`),
    because: 'step 4: a list',
  },
  {
    given: ['omit', page, acao(`${page} https://b.test`)],
    expected: refused('multiple-allow-origin-values', `${page} https://b.test`),
    because: 'step 4: a list',
  },
  {
    given: ['omit', page, acao('', '')],
    expected: refused('multiple-allow-origin-values', ', '),
    because: 'step 4: a list of nothing',
  },
  { given: ['include', page, [...acao(page), ...acac('true')]], expected: null, because: 'step 7: allowed' },
  {
    given: ['include', 'null', [...acao('null'), ...acac('true')]],
    expected: null,
    because: 'step 7: an opaque origin can be allowed credentials',
  },
  { given: ['include', page, acao(page)], expected: refused('invalid-allow-credentials', ''), because: 'step 8: missing' },
  ...['True', 'TRUE', 'false', '1', '', '"true"', 'true,'].map((value) => ({
    given: ['include', page, [...acao(page), ...acac(value)]] as const,
    expected: refused('invalid-allow-credentials', value),
    because: 'step 7: `true` alone, case-sensitive',
  })),
  {
    given: ['include', page, [...acao(page), ...acac('true', 'true')]],
    expected: refused('invalid-allow-credentials', 'true, true'),
    because: 'step 6: two headers are joined',
  },
])
