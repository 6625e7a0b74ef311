import fc from 'fast-check'
import { acceptRewritten } from '../../../src/adapters/server/accept-rewritten.ts'
import { predict } from '../../../src/capture/predict.ts'
import { rewrite } from '../../../src/capture/rewrite.ts'
import type { Environment } from '../../../src/model/environment.ts'
import type { RewriteContract, RewriteRules } from '../../../src/model/rewrite.ts'
import { isForbiddenRequestHeader } from '../../../src/spec/fetch/is-forbidden-request-header.ts'
import { normalizeHeaderValue } from '../../../src/spec/fetch/normalize-header-value.ts'
import { argumentsOf, type CallRecipe } from './call-recipe.ts'

export const page = 'https://app.example.com'
const api = 'https://api.example.com'

interface Sent {
  method: string
  url: string
  headers: [string, string][]
  body: string
}

/** What a browser puts on the wire for these arguments, its own headers aside. */
async function wireOf(args: [RequestInfo | URL, RequestInit?]): Promise<Sent & { cache: string; bytes: Uint8Array }> {
  const request = new Request(...args)
  const bytes = new Uint8Array(await request.arrayBuffer())
  return {
    method: request.method,
    url: request.url.split('#', 1)[0] ?? '',
    // Whitespace around a value is lost on any wire; an empty last value of a repeated name leaves some.
    headers: [...request.headers]
      .filter(([name, value]) => !isForbiddenRequestHeader(name, value))
      .map(([name, value]) => [name, normalizeHeaderValue(value)]),
    body: Buffer.from(bytes).toString('base64'),
    cache: request.cache,
    bytes,
  }
}

/** What the handler behind `acceptRewritten` sees; a refusal of the server is an error. */
async function restored(sent: Sent & { bytes: Uint8Array }, contract: RewriteContract): Promise<Sent> {
  const accept = acceptRewritten({ origins: [page], ...contract })
  const hasBody = sent.method !== 'GET' && sent.method !== 'HEAD'
  const request = new Request(sent.url, {
    method: sent.method,
    headers: [...sent.headers, ['origin', page], ['sec-fetch-site', 'same-site'], ['sec-fetch-mode', 'cors']],
    ...(hasBody ? { body: sent.bytes as BodyInit } : {}),
  })
  const accepted = await accept(request)
  if (accepted instanceof Response) throw new Error(`The server refused: ${await accepted.text()}`)
  const browserNames = ['origin', 'sec-fetch-site', 'sec-fetch-mode', 'content-length']
  return {
    method: accepted.method,
    url: accepted.url,
    headers: [...accepted.headers].filter(([name]) => !browserNames.includes(name)),
    body: Buffer.from(await accepted.arrayBuffer()).toString('base64'),
  }
}

/** Sends a call through both halves. Says how it went; throws where the original did not come out at the end. */
export async function checkRoundTrip(
  call: CallRecipe,
  rules: RewriteRules,
  environment: Environment,
): Promise<'throws' | 'needs nothing' | 'refused' | 'rewritten'> {
  let args: ReturnType<typeof argumentsOf>
  let original: Awaited<ReturnType<typeof wireOf>>
  try {
    args = argumentsOf(call, api)
    original = await wireOf(argumentsOf(call, api))
  } catch {
    return 'throws'
  }
  const { verdict } = predict(args[0], args[1], environment)
  const result = rewrite(args[0], args[1], rules, environment)
  if (!result.changed) {
    assert(result.args[0] === args[0] && result.args[1] === args[1], 'the arguments are the very same')
    assert(result.steps.length === 0, 'no steps')
    if (verdict !== 'preflight') {
      assert(result.refused.length === 0, 'nothing to refuse')
      return 'needs nothing'
    }
    assert(result.refused.length > 0, 'a reason')
    return 'refused'
  }
  assert(verdict === 'preflight', 'a preflight was needed')
  const prediction = predict(result.args[0], result.args[1], environment)
  assert(prediction.verdict === 'simple' && prediction.reasons.length === 0, 'the result is simple')
  const isCooperative = result.steps.some(({ safety }) => safety === 'cooperative')
  assert(!isCooperative || original.method === 'GET' || result.args[1]?.method !== 'GET', 'no method becomes GET')
  assert(!isCooperative || call.credentials !== 'include' || rules.allowCredentials === true, 'credentials were allowed')

  const { lossless: _, telemetry: __, server: ___, ...contract } = rules
  const wire = await wireOf(result.args)
  assert(!/authorization|api-key/i.test(wire.url), 'no secret in the URL')
  const dropped = new Set(result.steps.flatMap(({ rule, subject }) => (rule.startsWith('drop-') ? [subject] : [])))
  const asMode = result.steps.find(({ rule }) => rule === 'cache-control-as-cache-mode')
  if (asMode !== undefined) for (const name of ['cache-control', 'pragma']) dropped.add(name)
  assert((asMode?.params['cache'] ?? original.cache) === wire.cache, 'the cache mode is as stated')
  const expected: Sent = {
    method: original.method,
    url: original.url,
    headers: original.headers.filter(([name]) => !dropped.has(name)),
    body: original.body,
  }
  // Without a cooperative rule the request reaches the handler as it is.
  const { cache: ____, bytes: _____, ...asSent } = wire
  const seen = isCooperative ? await restored(wire, contract) : asSent
  const isSame = JSON.stringify(seen) === JSON.stringify(expected)
  assert(isSame, `what was meant comes out\n${JSON.stringify(expected)}\n${JSON.stringify(seen)}`)
  return 'rewritten'
}

function assert(condition: boolean, what: string): void {
  if (!condition) throw new Error(`Expected: ${what}`)
}

const oneOf = fc.constantFrom
const latin1 = fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 20 })
const anyUnit = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 30 })
const value = fc.oneof(
  {
    weight: 4,
    arbitrary: oneOf('1', 'Bearer a.b-c', "it's", 'a b', '', 'a,b;c', 'whycors=1', '%0d%0a', '100%', 'é', '"quoted"'),
  },
  { weight: 2, arbitrary: latin1 },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3000 }).map((length) => 'a'.repeat(length)) },
  { weight: 1, arbitrary: anyUnit },
)
const header: fc.Arbitrary<[string, string]> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(
      oneOf(
        'x-client',
        'X-Client',
        'x-tenant',
        'authorization',
        'x-api-key',
        'idempotency-key',
        'accept-language',
        'cache-control',
      ),
      value,
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(
      oneOf('content-type', 'Content-Type'),
      oneOf(
        'application/json',
        'application/json; charset=utf-8',
        'application/vnd.api+json',
        'Application/JSON;x="é"',
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/xml',
        'text/plain;whycors=1',
        'nonsense',
        '',
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(oneOf('cache-control', 'pragma'), oneOf('no-cache', 'max-age=0', 'no-store', 'NO-CACHE', ' no-cache ')),
  },
  { weight: 2, arbitrary: fc.tuple(oneOf('sentry-trace', 'baggage', 'x-datadog-origin', 'Traceparent'), value) },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constant('accept'),
      fc.oneof(
        oneOf('*/*', 'application/json, text/plain, */*', '"a"', 'a/b,"c"'),
        fc
          .array(oneOf('application/json', 'text/html;q=0.9', ' text/plain', 'image/*'), { minLength: 8, maxLength: 20 })
          .map((types) => types.join(',')),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      oneOf('x-other', '__proto__', 'constructor', 'cookie', 'range', 'x-forwarded-for', 'x_y', 'user-agent', 'if-none-match'),
      value,
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.string({ maxLength: 8 }), value) },
)
const query = fc.oneof(
  { weight: 4, arbitrary: oneOf('', '?', '?a=1', '?a=1&b=%20', '?&', '?a=whycors', "?q='x'") },
  { weight: 1, arbitrary: oneOf('?whycors', '?whycors=1;DELETE', '?a&%77hycors=1', '?whycors=1&a') },
  { weight: 1, arbitrary: anyUnit.map((text) => `?${text}`) },
)
const path = fc.oneof(
  { weight: 6, arbitrary: oneOf('/orders/1', '/orders/a%20b', '/orders/é', '/orders') },
  {
    weight: 1,
    arbitrary: oneOf(
      '/orders/1%2F2',
      '/orders/',
      '/orders/../users/1',
      '/orders/1;a=b',
      '/users/1',
      '//orders/1',
      '/orders/%C0%AF',
    ),
  },
  { weight: 1, arbitrary: anyUnit.map((text) => `/${text}`) },
)

const anyCall: fc.Arbitrary<CallRecipe> = fc.record({
  target: fc.tuple(path, query, oneOf('', '#top')).map((parts) => parts.join('')),
  as: oneOf('string', 'string', 'string', 'url', 'url', 'request', 'request-and-init'),
  method: oneOf(
    undefined,
    'GET',
    'HEAD',
    'POST',
    'POST',
    'PUT',
    'PUT',
    'PATCH',
    'DELETE',
    'DELETE',
    'put',
    'patch',
    'REPORT',
    'OPTIONS',
  ),
  headers: fc.array(header, { maxLength: 3 }),
  headersAs: oneOf('pairs', 'record', 'headers'),
  body: fc.oneof(
    fc.constant(undefined),
    fc.record({
      kind: fc.constant('string' as const),
      text: fc.oneof(fc.json(), anyUnit, oneOf('', 'a=1', 'a=1&whycors=1;PUT', 'a\nb', '\n')),
    }),
    fc.record({ kind: oneOf('params' as const, 'blob' as const), text: oneOf('', 'a=1', 'a=é&b') }),
    fc.record({
      kind: oneOf('bytes' as const, 'view' as const),
      bytes: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 20 }),
    }),
  ),
  credentials: oneOf(undefined, undefined, undefined, 'omit', 'same-origin', 'include'),
  cache: oneOf(undefined, undefined, undefined, 'reload', 'no-cache', 'no-store', 'force-cache'),
  redirect: oneOf(undefined, undefined, undefined, 'follow', 'error', 'manual'),
})

/** A body on a GET throws, which is seen soon enough. */
export const callRecipe = fc.tuple(anyCall, fc.integer({ min: 0, max: 9 })).map(([call, chance]): CallRecipe => {
  const isSafe = call.method === undefined || call.method === 'GET' || call.method === 'HEAD'
  return isSafe && chance > 0 ? { ...call, body: undefined } : call
})

const often = fc.integer({ min: 0, max: 9 }).map((number) => number > 1)
/** All of a list more often than a part of it. */
const most = (names: string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(names) }, { weight: 1, arbitrary: fc.subarray(names) })

export const rewriteRules: fc.Arbitrary<RewriteRules> = fc
  .record({
    lossless: often,
    telemetry: fc.oneof(often, fc.constant(['sentry-trace', 'x-datadog-*'])),
    jsonAsText: often,
    methodOverride: most(['PUT /orders/:id', 'PATCH /orders/:id', 'DELETE /orders/:id', 'PUT /orders']),
    headersInQuery: most(['x-client', 'X-Tenant', 'accept-language', 'cache-control']),
    headersInBody: most(['Authorization', 'x-api-key', 'idempotency-key', 'x-tenant', 'pragma', 'accept']),
    shortenAccept: often,
    allowCredentials: often,
    maxBodySize: oneOf(10, 1000, 1_048_576),
  })
  .map((rules) => ({ ...rules, server: 'whycors/1' as const }))

export const environments: fc.Arbitrary<Environment> = oneOf(
  'standard' as const,
  'chromium' as const,
  'gecko' as const,
  'webkit' as const,
).map((engine) => ({ origin: page, engine }))
