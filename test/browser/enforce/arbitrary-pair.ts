import fc, { type Arbitrary } from 'fast-check'
import { from, present, seldom, weighted } from '../truth/arbitrary/combine.ts'
import type { Pair, PairAnswer, PairBody, PairCall, PairHop } from './pair.ts'

type Header = [name: string, value: string]

const oneOf = (...headers: Header[]) => fc.constantFrom(...headers)

const method = weighted<string>(
  [6, from('GET')],
  [4, from('POST')],
  [4, from('PUT', 'DELETE', 'PATCH')],
  [1, from('HEAD')],
  [1, from('OPTIONS', 'put', 'post', 'patch', 'delete', 'QUERY', 'foo', 'M-!#')],
)

const requestHeader = weighted<Header>(
  [5, oneOf(['x-a', '1'], ['X-Upper', '2'], ['x-b', 'b'])],
  [5, oneOf(['Content-Type', 'application/json'], ['Content-Type', 'text/plain'], ['content-type', 'text/plain;charset=x'])],
  [3, oneOf(['Authorization', 'Bearer t'])],
  [2, oneOf(['If-None-Match', '"e"'], ['If-Modified-Since', 'Sat, 29 Oct 1994 19:43:31 GMT'], ['Cache-Control', 'max-stale=9'])],
  [1, oneOf(['Content-Encoding', 'gzip'], ['X-Empty', ''], ["X-!#$%&'*+.^_`|~", '1'], ['DNT', '1'])],
  [3, oneOf(['Accept', 'application/json'], ['Accept-Language', 'de'], ['Content-Language', 'de'], ['Range', 'bytes=0-9'])],
  [1, oneOf(['Accept', 'a'.repeat(129)], ['Accept-Language', 'de;"'], ['Content-Language', 'a{b'], ['Range', 'bytes=-9'])],
  [
    2,
    oneOf(
      ['Cookie', 'own=1'],
      ['Origin', 'http://forged.test'],
      ['Host', 'forged.test'],
      ['Referer', 'http://forged.test/'],
      ['Sec-Fetch-Mode', 'navigate'],
      ['Proxy-X', '1'],
      ['X-HTTP-Method-Override', 'TRACE'],
      ['X-HTTP-Method-Override', 'PUT'],
      ['Access-Control-Request-Method', 'GET'],
      ['User-Agent', 'mine'],
    ),
  ],
)

const entries = fc.array(fc.tuple(from('a', 'b'), from('1', 'ä', '')), { minLength: 1, maxLength: 2 })
const body: Arbitrary<PairBody> = weighted<PairBody>(
  [4, fc.record({ kind: fc.constant('text'), text: from('{"a":1}', 'text', '') })],
  [1, fc.record({ kind: fc.constant('bytes'), text: from('bytes', '') })],
  [
    2,
    fc.record({ kind: fc.constant('blob'), text: fc.constant('blob'), type: from('', 'text/plain', 'application/json', 'x/y') }),
  ],
  [1, fc.record({ kind: fc.constant('params'), entries })],
  [1, fc.record({ kind: fc.constant('form'), entries })],
)

const hashOfHello = 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ='
const hashOfNothing = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='

const call: Arbitrary<PairCall> = fc
  .record({
    method: seldom(60, method),
    headers: seldom(50, fc.array(requestHeader, { minLength: 1, maxLength: 3 })),
    body: seldom(35, body),
    strict: fc.nat({ max: 19 }),
    credentials: seldom(55, weighted([4, from('include')], [1, from('omit', 'same-origin')])),
    mode: seldom(22, weighted([1, from('cors')], [5, from('no-cors')], [2, from('same-origin')])),
    redirect: seldom(18, from('manual', 'error')),
    cache: seldom(12, from('no-store', 'reload', 'no-cache', 'force-cache')),
    integrity: seldom(
      4,
      from(`sha256-${hashOfHello}`, `sha256-${hashOfNothing}`, `sha512-x sha256-${hashOfHello}`, 'sha1-x', 'sha256-!'),
    ),
    keepalive: seldom(3, fc.constant(true)),
    referrerPolicy: seldom(6, from('no-referrer', 'same-origin', 'origin', 'unsafe-url', 'strict-origin')),
    fragment: seldom(8, from('#top', '#')),
  })
  .map(({ strict, ...parts }) => {
    // A body beside GET or HEAD makes the call throw, whatever else it is: seldom is enough.
    const methodOfBody = parts.method === undefined || parts.method === 'HEAD' || parts.method === 'GET' ? 'POST' : parts.method
    return present({ ...parts, ...(parts.body !== undefined && strict > 0 ? { method: methodOfBody } : {}) }) as PairCall
  })

const one = (name: string, value: string): Header[] => [[name, value]]
const none: Header[] = []

const allowOrigin = weighted<Header[]>(
  [8, fc.constant(one('Access-Control-Allow-Origin', '{origin}'))],
  [6, fc.constant(one('Access-Control-Allow-Origin', '{page}'))],
  [5, fc.constant(one('Access-Control-Allow-Origin', '*'))],
  [2, fc.constant(none)],
  [
    3,
    from(
      ...[
        'NULL',
        '{page}, null',
        '{page} {page}',
        ',{page}',
        '{page}?x',
        '{page}#',
        '{page}.',
        '"{page}"',
        '**',
        '"*"',
        ' * ',
        'http://localhost',
        '//localhost',
        'localhost',
        'true',
        'undefined',
        'file://',
        'http://l\xf6calhost',
        'http://user@localhost',
        'http://[::1',
        'about:blank',
        ':',
      ].map((value) => one('Access-Control-Allow-Origin', value)),
      [...one('Access-Control-Allow-Origin', '{page}'), ...one('Access-Control-Allow-Origin', '')],
      one('Access-Control-Allow-Origin', 'null'),
      one('Access-Control-Allow-Origin', 'http://elsewhere.test'),
      one('Access-Control-Allow-Origin', '{page}/'),
      one('access-control-allow-origin', '{page}, *'),
      one('Access-Control-Allow-Origin', '*, *'),
      one('Access-Control-Allow-Origin', ''),
      one('Access-Control-Allow-Origin', 'HTTP://LOCALHOST'),
      one('Access-Control-Allow-Origin', '  {page}\t'),
      one('Access-Control-Allow-Origin', 'http://*.test'),
      [...one('Access-Control-Allow-Origin', '{page}'), ...one('Access-Control-Allow-Origin', '{page}')],
    ),
  ],
)

const allowCredentials = weighted<Header[]>(
  [6, fc.constant(one('Access-Control-Allow-Credentials', 'true'))],
  [4, fc.constant(none)],
  [
    1,
    from(
      one('Access-Control-Allow-Credentials', 'True'),
      one('Access-Control-Allow-Credentials', 'false'),
      one('Access-Control-Allow-Credentials', ' true '),
      one('Access-Control-Allow-Credentials', 'true, true'),
      one('Access-Control-Allow-Credentials', 'TRUE'),
      one('Access-Control-Allow-Credentials', ''),
      one('Access-Control-Allow-Credentials', '"true"'),
      one('Access-Control-Allow-Credentials', 'true,'),
      [...one('Access-Control-Allow-Credentials', 'true'), ...one('Access-Control-Allow-Credentials', 'true')],
    ),
  ],
)

const allowMethods = weighted<Header[]>(
  [7, fc.constant(one('Access-Control-Allow-Methods', '{method}'))],
  [3, fc.constant(one('Access-Control-Allow-Methods', '*'))],
  [3, fc.constant(none)],
  [
    3,
    from(
      one('Access-Control-Allow-Methods', 'PUT, DELETE'),
      one('Access-Control-Allow-Methods', 'GET,POST,PATCH'),
      one('Access-Control-Allow-Methods', 'put'),
      one('Access-Control-Allow-Methods', ''),
      one('Access-Control-Allow-Methods', 'PUT DELETE'),
      one('Access-Control-Allow-Methods', 'P(UT'),
      one('Access-Control-Allow-Methods', '"PUT"'),
      one('Access-Control-Allow-Methods', '*, {method}'),
      one('Access-Control-Allow-Methods', '{method};'),
      one('Access-Control-Allow-Methods', '\t{method} ,\tGET'),
      one('Access-Control-Allow-Methods', '{method}, \xe9'),
      one('Access-Control-Allow-Methods', '**'),
      one('Access-Control-Allow-Methods', ',PUT,,{method},'),
      [...one('Access-Control-Allow-Methods', 'GET'), ...one('Access-Control-Allow-Methods', '{method}')],
    ),
  ],
)

const allowHeaders = weighted<Header[]>(
  [7, fc.constant(one('Access-Control-Allow-Headers', '{names}'))],
  [3, fc.constant(one('Access-Control-Allow-Headers', '*'))],
  [2, fc.constant(none)],
  [
    3,
    from(
      one('Access-Control-Allow-Headers', 'x-a, content-type'),
      one('Access-Control-Allow-Headers', 'X-A,X-Upper,Content-Type'),
      one('Access-Control-Allow-Headers', '*, Authorization'),
      one('Access-Control-Allow-Headers', 'x a'),
      one('Access-Control-Allow-Headers', 'x-a;x-b'),
      one('Access-Control-Allow-Headers', ''),
      one('Access-Control-Allow-Headers', ', {names} ,'),
      one('Access-Control-Allow-Headers', 'X-A\t,\tCONTENT-TYPE,if-none-match'),
      one('Access-Control-Allow-Headers', '{names};'),
      one('Access-Control-Allow-Headers', '"{names}"'),
      one('Access-Control-Allow-Headers', '{names}, \xe9'),
      one('Access-Control-Allow-Headers', '**'),
      [...one('Access-Control-Allow-Headers', 'a b'), ...one('Access-Control-Allow-Headers', '{names}')],
      [...one('Access-Control-Allow-Headers', '*'), ...one('Access-Control-Allow-Headers', '{names}')],
      [...one('Access-Control-Allow-Headers', 'x-a'), ...one('Access-Control-Allow-Headers', '{names}')],
    ),
  ],
)

const maxAge = weighted<Header[]>(
  [4, fc.constant(one('Access-Control-Max-Age', '60'))],
  [3, fc.constant(none)],
  [2, from(one('Access-Control-Max-Age', '0'), one('Access-Control-Max-Age', '-1'))],
  [
    1,
    from(
      one('Access-Control-Max-Age', 'abc'),
      one('Access-Control-Max-Age', '60, 60'),
      one('Access-Control-Max-Age', '1.5'),
      ...[
        '+60',
        '',
        '+0',
        '-0',
        '00',
        '60;',
        '"60"',
        '6e1',
        '60 60',
        '0, 60',
        '9223372036854775808',
        '-99999999999999999999',
        '\t60',
      ].map((age) => one('Access-Control-Max-Age', age)),
      [...one('Access-Control-Max-Age', '60'), ...one('Access-Control-Max-Age', '0')],
    ),
  ],
)

const expose = weighted<Header[]>(
  [6, fc.constant(none)],
  [2, fc.constant(one('Access-Control-Expose-Headers', '*'))],
  [2, fc.constant(one('Access-Control-Expose-Headers', 'x-one'))],
  [
    2,
    from(
      one('Access-Control-Expose-Headers', 'X-ONE, x-two'),
      one('Access-Control-Expose-Headers', 'set-cookie, x-two'),
      one('Access-Control-Expose-Headers', 'x one, x-two'),
      one('Access-Control-Expose-Headers', '"x-one"'),
      one('Access-Control-Expose-Headers', ',x-one,'),
      one('Access-Control-Expose-Headers', ''),
      one('Access-Control-Expose-Headers', 'x-two;'),
      one('Access-Control-Expose-Headers', 'x-one\tx-two'),
      one('Access-Control-Expose-Headers', 'x two, x-one'),
      one('Access-Control-Expose-Headers', '**'),
      [...one('Access-Control-Expose-Headers', 'x-one'), ...one('Access-Control-Expose-Headers', 'x-two')],
      [...one('Access-Control-Expose-Headers', '*'), ...one('Access-Control-Expose-Headers', 'x-one')],
    ),
  ],
)

/** Attributes in all their forms. The names say whose pair it is, since a path can be that of others; they are few, so that one takes another's place. */
const arbitraryCookie: Arbitrary<string> = fc
  .record({
    name: weighted([8, from('c{id}', 'd{id}')], [1, from('__Host-c{id}', '__secure-c{id}', '__Http-c{id}')]),
    value: weighted([6, from('1', '2', '')], [1, from('a b', '"q"', 'x=y')]),
    sameSite: seldom(60, from('SameSite=None', 'SameSite=Lax', 'samesite=STRICT', 'SameSite=what', 'SameSite')),
    secure: seldom(50, from('Secure', 'secure=false')),
    path: seldom(25, from('Path=/', 'Path=/pair', 'Path=/pair/{id}', 'Path=/pair/{id}/', 'Path=/x', 'Path=x', 'Path=')),
    domain: seldom(15, from('Domain=', 'Domain=.', 'Domain=else.test', 'Domain=127.0.0.1', 'Domain=else.test; Domain=')),
    end: seldom(
      25,
      from(
        'Max-Age=0',
        'Max-Age=9',
        'Max-Age=-1',
        'Max-Age=x',
        'Max-Age=0; Max-Age=9',
        'Max-Age=9; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
        'Expires=Thu, 01 Jan 1970 00:00:00 GMT',
        'Expires=Thu, 01-Jan-70 00:00:00 GMT',
        'Expires=Fri, 31 Dec 2027 23:59:59 GMT',
        'Expires=0',
        'Expires=1 Jan 2000',
      ),
    ),
    rest: seldom(15, from('Partitioned', 'HttpOnly', 'Priority=High')),
  })
  .map(({ name, value, sameSite, secure, path, domain, end, rest }) =>
    [`${name}=${value}`, sameSite, secure, path, domain, end, rest].filter((part) => part !== undefined).join('; '),
  )

const setCookie = weighted<Header[]>(
  [6, fc.constant(none)],
  [2, from(one('Set-Cookie', 'c=none; SameSite=None; Secure'), one('Set-Cookie', 'c=part; SameSite=None; Secure; Partitioned'))],
  [
    2,
    from(
      one('Set-Cookie', 'c=plain'),
      one('Set-Cookie', 'c=lax; SameSite=Lax'),
      one('Set-Cookie', 'c=strict; SameSite=Strict; HttpOnly'),
      one('Set-Cookie', 'c=unsecure; SameSite=None'),
      one('Set-Cookie', 'c=gone; SameSite=None; Secure; Max-Age=0'),
      one('Set-Cookie', 'c=elsewhere; SameSite=None; Secure; Path=/elsewhere'),
      one('Set-Cookie', 'c=deep; SameSite=None; Secure; Path=/pair/{id}/0'),
      [...one('Set-Cookie', 'c=1; SameSite=None; Secure'), ...one('Set-Cookie', 'd=2; SameSite=None; Secure')],
    ),
  ],
  [3, fc.array(arbitraryCookie, { minLength: 1, maxLength: 3 }).map((lines) => lines.flatMap((line) => one('Set-Cookie', line)))],
)

const resourcePolicy = weighted<Header[]>(
  [9, fc.constant(none)],
  [1, from(...['same-origin', 'same-site', 'cross-origin', 'x'].map((policy) => one('Cross-Origin-Resource-Policy', policy)))],
)

const location = weighted<Header[]>(
  [9, fc.constant(one('Location', '{next}'))],
  [
    2,
    from(
      one('Location', '{next}#landed'),
      one('Location', '{next}#'),
      one('Location', ''),
      one('Location', 'http://user:secret@127.0.0.1:1/'),
      one('Location', '{nextWithUser}'),
      one('Location', 'http://['),
      one('Location', 'data:text/plain,hello'),
      one('Location', 'ftp://127.0.0.1/'),
      one('Location', 'http://127.0.0.1:6000/'),
      one('Location', '{dead}'),
      one('Location', '{nextPath}'),
      ...[
        '#here',
        ' {next} ',
        '?again',
        'http:///',
        'http://a b/',
        'myapp://x',
        'javascript:1',
        'about:blank',
        'file:///x',
        'ws://127.0.0.1/',
        '{next}&x=\xc3\xa9',
        '{next}&x=a b',
        '{next}&x="<>',
        'HTTP://127.0.0.1:6000/',
      ].map((value) => one('Location', value)),
      none,
    ),
  ],
)

const okStatus = weighted<number>(
  [10, from(200)],
  [3, from(201, 204, 206, 404, 500)],
  [1, from(202, 205, 299, 300, 304, 400, 401, 403, 407, 410, 418, 503, 599)],
)
const preflightStatus = weighted<number>(
  [8, from(204)],
  [4, from(200)],
  [2, from(201, 299, 404, 500)],
  [1, from(300, 401, 405, 407)],
)

const flat = (...lists: Header[][]): Header[] => lists.flat()

const ordinary: Arbitrary<PairAnswer> = fc
  .record({
    status: okStatus,
    lists: fc.tuple(allowOrigin, allowCredentials, expose, setCookie, resourcePolicy),
    text: from('hello', ''),
  })
  .map(({ status, lists, text }) => ({
    status,
    headers: flat(
      [
        ['X-One', '1'],
        ['X-Two', '2'],
        ['Content-Type', 'text/plain'],
        ['ETag', '"e"'],
      ],
      ...lists,
    ),
    body: text,
  }))

const redirecting: Arbitrary<PairAnswer> = fc
  .record({
    status: from(301, 302, 303, 307, 308),
    lists: fc.tuple(allowOrigin, allowCredentials, setCookie, resourcePolicy, location),
  })
  .map(({ status, lists }) => ({ status, headers: flat([['X-One', '1']], ...lists), body: 'moved' }))

const preflight: Arbitrary<PairAnswer> = weighted<PairAnswer>(
  [
    12,
    fc
      .record({
        status: preflightStatus,
        lists: fc.tuple(allowOrigin, allowCredentials, allowMethods, allowHeaders, maxAge),
        cookie: seldom(5, setCookie),
      })
      .map(({ status, lists, cookie }) => ({ status, headers: flat(...lists, cookie ?? []) })),
  ],
  // What a good server says.
  [
    8,
    maxAge.map((age) => ({
      status: 204,
      headers: flat(
        one('Access-Control-Allow-Origin', '{origin}'),
        one('Access-Control-Allow-Credentials', 'true'),
        one('Access-Control-Allow-Methods', '{method}'),
        one('Access-Control-Allow-Headers', '{names}'),
        age,
      ),
    })),
  ],
  [1, redirecting],
)

const place = weighted<PairHop['place']>([6, from('api')], [2, from('sameSite')], [2, from('own')], [2, from('other')])

const hop = (answer: Arbitrary<PairAnswer>): Arbitrary<PairHop> =>
  fc.record({
    place,
    preflights: fc.array(preflight, { minLength: 1, maxLength: 2 }),
    answers: fc.array(answer, { minLength: 1, maxLength: 2 }),
  })

const hops: Arbitrary<PairHop[]> = weighted<PairHop[]>(
  [7, hop(ordinary).map((only) => [only])],
  [4, fc.tuple(hop(redirecting), hop(ordinary)).map((both) => [...both])],
  [2, fc.tuple(hop(redirecting), hop(redirecting), hop(ordinary)).map((all) => [...all])],
  [1, fc.tuple(hop(redirecting), hop(redirecting), hop(redirecting), hop(ordinary)).map((all) => [...all])],
)

/** A second call is mostly the first one again, for the caches' sake. */
const calls: Arbitrary<PairCall[]> = weighted<PairCall[]>(
  [6, call.map((only) => [only])],
  [3, call.map((twice) => [twice, twice])],
  [2, fc.tuple(call, call).map(([first, second]) => [first, { ...first, ...second }])],
  [1, call.chain((first) => from('omit', 'same-origin', 'include').map((credentials) => [first, { ...first, credentials }]))],
  [1, fc.tuple(call, call).map(([first, second]) => [first, second, first])],
  [1, fc.tuple(call, call).map(([first, second]) => [first, { ...first, ...second }, second, first])],
)

/** A request, and the behaviour of the servers that it meets. */
export const arbitraryPair: Arbitrary<Pair> = fc
  .record({ api: weighted([4, from('fetch')], [1, from('xhr')]), page: seldom(10, fc.constant('opaque')), calls, hops })
  .map((all) => {
    const pair = present(all) as Pair
    // An XMLHttpRequest has no modes and their like.
    const bare = ({ method, headers, body, credentials, fragment }: PairCall): PairCall =>
      present({ method, headers, body, credentials, fragment }) as PairCall
    return pair.api === 'fetch' ? pair : { ...pair, calls: pair.calls.map(bare) }
  })

/** The pairs of a run: the same for the same seed. */
export function samplePairs(count: number, seed: number): Pair[] {
  return fc.sample(arbitraryPair, { numRuns: count, seed })
}
