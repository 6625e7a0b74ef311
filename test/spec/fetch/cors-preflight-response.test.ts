import type { CorsPreflightSubject } from '../../../src/spec/fetch/cors-preflight-response.ts'
import { corsPreflightResponse } from '../../../src/spec/fetch/cors-preflight-response.ts'
import type { HeaderList } from '../../../src/spec/fetch/header-list.ts'
import { type RowsOf, testRows } from '../test-rows.ts'

type Result = ReturnType<typeof corsPreflightResponse>
type Rows = RowsOf<typeof answer>

const origin = 'https://app.example'
const whole = (request: Partial<CorsPreflightSubject>, headers: HeaderList, status = 204): Result =>
  corsPreflightResponse({ method: 'GET', headers: [], origin, credentialsMode: 'same-origin', ...request }, { status, headers })
/** Without what is granted instead. */
const answer = (...given: Parameters<typeof whole>): Result => {
  const { grant, failure } = whole(...given)
  return failure === undefined ? { grant } : { failure }
}

const allowOrigin: HeaderList = [['Access-Control-Allow-Origin', origin]]
const allowCredentials: HeaderList = [...allowOrigin, ['Access-Control-Allow-Credentials', 'true']]
const methods = (...values: string[]): HeaderList => values.map((value) => ['Access-Control-Allow-Methods', value] as const)
const headers = (...values: string[]): HeaderList => values.map((value) => ['access-control-allow-headers', value] as const)
const maxAge = (...values: string[]): HeaderList => values.map((value) => ['Access-Control-Max-Age', value] as const)
const location: HeaderList = [['Location', '/']]

const grant = (methods: string[], headerNames: string[], maxAge = 5): Result => ({ grant: { methods, headerNames, maxAge } })
const refused = (rule: NonNullable<Result['failure']>['rule'], subject: string): Result => ({ failure: { rule, subject } })
const include = { credentialsMode: 'include' }
const xa: HeaderList = [['X-A', '1']]
const authorization: HeaderList = [['Authorization', 'secret']]

const order: Rows = [
  { given: [{}, allowOrigin], expected: grant([], []), because: 'step 7: nothing is asked for that needs naming' },
  { given: [{}, []], expected: refused('preflight-missing-allow-origin-header', ''), because: 'step 7: CORS check' },
  {
    given: [{}, [], 404],
    expected: refused('preflight-missing-allow-origin-header', ''),
    because: 'step 7: the CORS check comes before the status',
  },
  {
    given: [{}, [['Access-Control-Allow-Origin', 'https://b.test']]],
    expected: refused('preflight-allow-origin-mismatch', 'https://b.test'),
    because: 'step 7: CORS check',
  },
  {
    given: [{}, [['Access-Control-Allow-Origin', '']]],
    expected: refused('preflight-invalid-allow-origin-value', ''),
    because: 'step 7: CORS check',
  },
  {
    given: [{}, [...allowOrigin, ...allowOrigin]],
    expected: refused('preflight-multiple-allow-origin-values', `${origin}, ${origin}`),
    because: 'step 7: CORS check',
  },
  {
    given: [include, [['Access-Control-Allow-Origin', '*']]],
    expected: refused('preflight-wildcard-origin-not-allowed', '*'),
    because: "step 7: with the request's credentials mode",
  },
  {
    given: [include, allowOrigin],
    expected: refused('preflight-invalid-allow-credentials', ''),
    because: "step 7: with the request's credentials mode",
  },
  {
    given: [{}, [['Access-Control-Allow-Origin', '*']]],
    expected: grant([], []),
    because: 'step 7: a wildcard without credentials',
  },
  ...[200, 201, 204, 206, 299].map((status) => ({
    given: [{}, allowOrigin, status] as const,
    expected: grant([], []),
    because: 'step 7: an ok status',
  })),
  ...[100, 199, 300, 304, 305, 400, 401, 404, 405, 500, 599].map((status) => ({
    given: [{}, allowOrigin, status] as const,
    expected: refused('preflight-invalid-status', String(status)),
    because: 'step 7: not an ok status',
  })),
  ...[301, 302, 303, 307, 308].flatMap((status) => [
    {
      given: [{}, [...allowOrigin, ...location], status] as const,
      expected: refused('preflight-disallowed-redirect', String(status)),
      because: 'step 7: a redirect is not followed',
    },
    {
      given: [{}, location, status] as const,
      expected: refused('preflight-disallowed-redirect', String(status)),
      because: 'named before the CORS check, as Chromium does',
    },
    {
      given: [{}, allowOrigin, status] as const,
      expected: refused('preflight-invalid-status', String(status)),
      because: 'without a Location it is a mere bad status',
    },
    {
      given: [{}, [...allowOrigin, ['Location', ''] as const], status] as const,
      expected: refused('preflight-invalid-status', String(status)),
      because: 'an empty Location leads nowhere',
    },
  ]),
  {
    given: [{}, [...allowOrigin, ...location], 200],
    expected: grant([], []),
    because: 'a Location without a redirect status means nothing',
  },
  {
    given: [{}, [...allowOrigin, ...location], 304],
    expected: refused('preflight-invalid-status', '304'),
    because: '304 is no redirect status',
  },
  {
    given: [{}, [...allowOrigin, ...methods('P T')], 500],
    expected: refused('preflight-invalid-status', '500'),
    because: 'step 7 comes before 7.3',
  },
  {
    given: [{}, [...allowOrigin, ...methods('PUT DELETE')]],
    expected: refused('invalid-allow-methods-preflight-response', 'PUT DELETE'),
    because: 'step 7.3: failure, even where no method is asked for',
  },
  {
    given: [{}, [...allowOrigin, ...headers('x-a;')]],
    expected: refused('invalid-allow-headers-preflight-response', 'x-a;'),
    because: 'step 7.3: failure, even where no header is asked for',
  },
  {
    given: [{}, [...allowOrigin, ...methods('a b'), ...headers('a b')]],
    expected: refused('invalid-allow-methods-preflight-response', 'a b'),
    because: 'methods are named first',
  },
  {
    given: [{ method: 'PUT' }, [...allowOrigin, ...methods('POST'), ...headers('"a"')]],
    expected: refused('invalid-allow-headers-preflight-response', '"a"'),
    because: 'step 7.3 comes before 7.5',
  },
  {
    given: [{ method: 'PUT', headers: xa }, allowOrigin],
    expected: refused('method-disallowed-by-preflight-response', 'PUT'),
    because: 'step 7.5 comes before 7.7',
  },
]
testRows('the order of corsPreflightResponse', answer, order)

const methodRows: Rows = [
  ...['GET', 'HEAD', 'POST'].map((method) => ({
    given: [{ method }, allowOrigin] as const,
    expected: grant([], []),
    because: 'step 7.5: a CORS-safelisted method needs no naming',
  })),
  ...['GET', 'HEAD', 'POST'].map((method) => ({
    given: [{ method }, [...allowOrigin, ...methods('PUT')]] as const,
    expected: grant(['PUT'], []),
    because: 'step 7.5: not even where others are named',
  })),
  {
    given: [{ method: 'PUT' }, allowOrigin],
    expected: refused('method-disallowed-by-preflight-response', 'PUT'),
    because: 'step 7.5: null is an empty list',
  },
  { given: [{ method: 'PUT' }, [...allowOrigin, ...methods('PUT')]], expected: grant(['PUT'], []), because: 'step 7.5: named' },
  {
    given: [{ method: 'PUT' }, [...allowOrigin, ...methods('GET, PUT', 'DELETE')]],
    expected: grant(['GET', 'PUT', 'DELETE'], []),
    because: 'step 7.5: named among others',
  },
  {
    given: [{ method: 'PUT' }, [...allowOrigin, ...methods('put')]],
    expected: refused('method-disallowed-by-preflight-response', 'PUT'),
    because: 'step 7.5: methods are case-sensitive',
  },
  {
    given: [{ method: 'patch' }, [...allowOrigin, ...methods('PATCH')]],
    expected: refused('method-disallowed-by-preflight-response', 'patch'),
    because: 'step 7.5: patch is not PATCH',
  },
  {
    given: [{ method: 'patch' }, [...allowOrigin, ...methods('patch')]],
    expected: grant(['patch'], []),
    because: 'step 7.5: named as written',
  },
  {
    given: [{ method: 'PUT' }, [...allowOrigin, ...methods('*')]],
    expected: grant(['*'], []),
    because: 'step 7.5: a wildcard without credentials',
  },
  {
    given: [{ method: 'PUT', credentialsMode: 'omit' }, [...allowOrigin, ...methods('GET, *')]],
    expected: grant(['GET', '*'], []),
    because: 'step 7.5: a wildcard among others',
  },
  {
    given: [{ method: 'PUT', ...include }, [...allowCredentials, ...methods('*')]],
    expected: refused('method-disallowed-by-preflight-response', 'PUT'),
    because: 'step 7.5: with credentials the star is a method',
  },
  {
    given: [{ method: '*', ...include }, [...allowCredentials, ...methods('*')]],
    expected: grant(['*'], []),
    because: 'step 7.5: a method * is named by *',
  },
  {
    given: [{ method: '*' }, [...allowOrigin, ...methods('PUT')]],
    expected: refused('method-disallowed-by-preflight-response', '*'),
    because: 'step 7.5: a method * is a method like any other',
  },
  {
    given: [{ method: 'PUT', ...include }, [...allowCredentials, ...methods('PUT')]],
    expected: grant(['PUT'], []),
    because: 'step 7.5: named, with credentials',
  },
  {
    given: [{ method: 'POST', useCorsPreflight: true }, allowOrigin],
    expected: grant(['POST'], []),
    because: 'step 7.4: the flag, and no Allow-Methods',
  },
  {
    given: [{ method: 'PUT', useCorsPreflight: true }, allowOrigin],
    expected: grant(['PUT'], []),
    because: 'step 7.4: the flag grants any method where null',
  },
  {
    given: [{ method: 'PUT', useCorsPreflight: true }, [...allowOrigin, ...methods('')]],
    expected: refused('method-disallowed-by-preflight-response', 'PUT'),
    because: 'step 7.4: an empty list is not null',
  },
  {
    given: [{ method: 'PUT', useCorsPreflight: false }, allowOrigin],
    expected: refused('method-disallowed-by-preflight-response', 'PUT'),
    because: 'step 7.4: the flag is not set',
  },
]
testRows('methods of corsPreflightResponse', answer, methodRows)

const headerRows: Rows = [
  {
    given: [{ headers: xa }, allowOrigin],
    expected: refused('header-disallowed-by-preflight-response', 'x-a'),
    because: 'step 7.7: null is an empty list',
  },
  { given: [{ headers: xa }, [...allowOrigin, ...headers('x-a')]], expected: grant([], ['x-a']), because: 'step 7.7: named' },
  {
    given: [{ headers: xa }, [...allowOrigin, ...headers('X-b', 'x-A')]],
    expected: grant([], ['X-b', 'x-A']),
    because: 'step 7.7: in any case',
  },
  {
    given: [{ headers: xa }, [...allowOrigin, ...headers('x-ab, x')]],
    expected: refused('header-disallowed-by-preflight-response', 'x-a'),
    because: 'step 7.7: the whole name',
  },
  {
    given: [
      {
        headers: [
          ['accept', '*/*'],
          ['content-type', 'text/plain'],
        ],
      },
      allowOrigin,
    ],
    expected: grant([], []),
    because: 'step 7.7: safelisted headers need no naming',
  },
  {
    given: [{ headers: [['content-type', 'application/json']] }, allowOrigin],
    expected: refused('header-disallowed-by-preflight-response', 'content-type'),
    because: 'step 7.7: unsafe by its value',
  },
  {
    given: [
      {
        headers: [
          ['X-C', ''],
          ['x-b', ''],
          ['X-A', ''],
        ],
      },
      [...allowOrigin, ...headers('x-a')],
    ],
    expected: refused('header-disallowed-by-preflight-response', 'x-b'),
    because: 'step 7.7: the first in sorted order',
  },
  {
    given: [{ headers: [['x-b', ''], ...authorization] }, allowOrigin],
    expected: refused('header-disallowed-by-preflight-response', 'authorization'),
    because: 'the first in sorted order',
  },
  {
    given: [{ headers: xa }, [...allowOrigin, ...headers('*')]],
    expected: grant([], ['*']),
    because: 'step 7.7: a wildcard without credentials',
  },
  {
    given: [{ headers: xa, credentialsMode: 'omit' }, [...allowOrigin, ...headers('x-b,*')]],
    expected: grant([], ['x-b', '*']),
    because: 'step 7.7: a wildcard among others',
  },
  {
    given: [{ headers: xa, ...include }, [...allowCredentials, ...headers('*')]],
    expected: refused('header-disallowed-by-preflight-response', 'x-a'),
    because: 'step 7.7: with credentials the star is a name',
  },
  {
    given: [{ headers: [['*', '']], ...include }, [...allowCredentials, ...headers('*')]],
    expected: grant([], ['*']),
    because: 'step 7.7: a header named * is named by *',
  },
  {
    given: [{ headers: xa, ...include }, [...allowCredentials, ...headers('X-A')]],
    expected: grant([], ['X-A']),
    because: 'step 7.7: named, with credentials',
  },
  {
    given: [{ headers: authorization }, [...allowOrigin, ...headers('*')]],
    expected: refused('header-disallowed-by-preflight-response', 'authorization'),
    because: 'step 7.6: the wildcard does not cover Authorization',
  },
  {
    given: [{ headers: authorization }, [...allowOrigin, ...headers('*, Authorization')]],
    expected: grant([], ['*', 'Authorization']),
    because: 'step 7.6: named',
  },
  {
    given: [{ headers: [...xa, ...authorization] }, [...allowOrigin, ...headers('authorization')]],
    expected: refused('header-disallowed-by-preflight-response', 'x-a'),
    because: 'step 7.7: naming one does not help the other',
  },
  {
    given: [{ headers: authorization, wildcardCoversAuthorization: true }, [...allowOrigin, ...headers('*')]],
    expected: grant([], ['*']),
    because: 'browsers let the wildcard cover Authorization',
  },
  {
    given: [{ headers: authorization, wildcardCoversAuthorization: true }, [...allowOrigin, ...headers('x-a')]],
    expected: refused('header-disallowed-by-preflight-response', 'authorization'),
    because: 'but not without a wildcard',
  },
  {
    given: [{ headers: authorization, wildcardCoversAuthorization: true, ...include }, [...allowCredentials, ...headers('*')]],
    expected: refused('header-disallowed-by-preflight-response', 'authorization'),
    because: 'nor with credentials',
  },
]
testRows('headers of corsPreflightResponse', answer, headerRows)

const maxAgeRows: Rows = (
  [
    [[], 5, 'step 7.9: null is 5'],
    [['600'], 600, 'seconds'],
    [['0'], 0, 'not kept'],
    [['007'], 7, 'decimal'],
    [['86400'], 86400, 'no limit is imposed'],
    [['-1'], 0, 'Deviation: engines do not keep it'],
    [[''], 5, 'step 7.9: failure'],
    [['+5'], 5, 'step 7.9: failure'],
    [['60s'], 5, 'step 7.9: failure'],
    [['1.5'], 5, 'step 7.9: failure'],
    [['1e3'], 5, 'step 7.9: failure'],
    [['0x10'], 5, 'step 7.9: failure'],
    [['10', '20'], 5, 'step 7.9: two headers fail'],
    [['9'.repeat(400)], 2 ** 31, 'what cannot be held is 2^31'],
  ] as const
).map(([values, seconds, because]) => ({
  given: [{}, [...allowOrigin, ...maxAge(...values)]] as const,
  expected: grant([], [], seconds),
  because,
}))
testRows('max-age of corsPreflightResponse', answer, maxAgeRows)

const instead: Rows = [
  {
    given: [{ method: 'PUT' }, [...allowOrigin, ...methods('DELETE')]],
    expected: { ...refused('method-disallowed-by-preflight-response', 'PUT'), ...grant(['DELETE'], []) } as Result,
    because: 'the lists could be read',
  },
  {
    given: [{ headers: xa }, [...allowOrigin, ...headers('x-b'), ...maxAge('9')]],
    expected: { ...refused('header-disallowed-by-preflight-response', 'x-a'), ...grant([], ['x-b'], 9) } as Result,
    because: 'the lists could be read',
  },
  {
    given: [{ headers: xa }, [...allowOrigin, ...headers('x b')]],
    expected: refused('invalid-allow-headers-preflight-response', 'x b'),
    because: 'the list could not be read',
  },
]
testRows('what corsPreflightResponse grants instead', whole, instead)
