import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  blob,
  createClient,
  type Endpoint,
  type EndpointSpec,
  endpoint,
  form,
  multipart,
  type Schema,
  stream,
  text,
} from '../../src/client.ts'
import { type Prediction, predict, type RewritePolicy } from '../../src/index.ts'
import { compile, compilers } from './support/compile.ts'

// Endpoints of all methods, bodies and headers: what their types say is held against what `predict` says of the request that ky makes of them.

const S: Schema<unknown, unknown> = { '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) } }
const names = { S, form, multipart, text, blob, stream }

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'patch', 'put', 'PROPFIND', 'query']

/** As written in the contract, with what a call brings. */
const bodies: [written: string, value: () => unknown][] = [
  ['', () => undefined],
  ['S', () => ({ a: 1 })],
  ['form()', () => new URLSearchParams({ a: '1' })],
  ['form(S)', () => ({ a: 1 })],
  ['multipart()', () => new FormData()],
  ['multipart(S)', () => ({ a: 1 })],
  ['text()', () => 'a'],
  ["text(S, 'text/csv')", () => 'a'],
  ["blob('image/png')", () => new Blob(['a'])],
  ["blob(' Text/PLAIN ; a=b')", () => new Blob(['a'])],
  ['stream()', () => new Blob(['a']).stream()],
  ["stream('image/png')", () => new Blob(['a']).stream()],
]

const headers: [written: string, brought: Record<string, string>][] = [
  ['', {}],
  ["{ accept: 'image/*', 'Accept-Language': 'en', 'Content-Language': S }", { 'Content-Language': 'en' }],
  ["{ 'X-Request-Id': S, authorization: S }", { 'X-Request-Id': '1', authorization: 'Bearer 1' }],
  ["{ Cookie: 'a=b', 'Sec-X': 'a', 'proxy-a': 'b', origin: S, Via: S }", { origin: 'a', Via: 'b' }],
  ["{ Range: 'bytes=0-1' }", {}],
  ["{ 'content-type': 'text/plain;charset=x' }", {}],
  ["{ 'Content-Type': 'application/x-json', 'If-Match': S }", { 'If-Match': 'a' }],
]

interface Row {
  written: string
  endpoint: Endpoint
  request: () => object
  streams: boolean
}

const evaluate = (source: string): unknown => new Function(...Object.keys(names), `return (${source})`)(...Object.values(names))

const rows: Row[] = methods.flatMap((method) =>
  bodies.flatMap(([body, value]) =>
    headers.flatMap(([header, brought]) => {
      if (body !== '' && (method === 'GET' || method === 'HEAD')) return []
      const spec = `{ ${body && `body: ${body},`} ${header && `headers: ${header},`} }`
      return [
        {
          written: `endpoint.request('${method}', '/v1/items/:id', ${spec})`,
          endpoint: { ...endpoint.request(method, '/v1/items/:id', evaluate(spec) as EndpointSpec), name: 'it' },
          request: () => ({ params: { id: 1 }, body: value(), headers: brought }),
          streams: body.startsWith('stream'),
        },
      ]
    }),
  ),
)

const environment = { origin: 'https://app.example.com', engine: 'standard' } as const

/** What `predict` says of the request that ky calls fetch with. */
async function predictionOf({ endpoint: it, request, streams }: Row): Promise<Prediction> {
  let prediction: Prediction | undefined
  const client = createClient(
    { it },
    {
      baseUrl: 'https://api.example.com',
      fetch: async (input, init) => {
        // A Request hides that its body is a stream.
        const hidden = streams ? ({ body: new ReadableStream(), duplex: 'half' } as RequestInit) : {}
        prediction = predict(input, { ...init, ...hidden }, environment)
        return new Response()
      },
    },
  )
  await (client.it as (request: object) => Promise<unknown>)(request())
  if (prediction === undefined) throw new Error('Nothing was sent.')
  return prediction
}

describe('the types of all endpoints', () => {
  let source = ''
  vi.spyOn(console, 'warn').mockImplementation(() => {})

  beforeAll(async () => {
    const lines = await Promise.all(
      rows.map(async (row, index) => {
        const { verdict, reasons } = await predictionOf(row)
        const members = reasons.map(({ rule, subject }) =>
          subject === undefined ? `{ rule: '${rule}' }` : `{ rule: '${rule}'; subject: '${subject}' }`,
        )
        const expected = `{ preflight: ${verdict === 'preflight'}; reasons: ${members.join(' | ') || 'never'} }`
        return `const e${index} = ${row.written}\nexport const c${index}: Equal<PreflightOf<typeof e${index}>, ${expected}> = true`
      }),
    )
    source = `
      import { blob, endpoint, form, multipart, type PreflightOf, type Schema, stream, text } from '#client'
      declare const S: Schema<string, string>
      type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
      ${lines.join('\n')}`
  }, 120_000)

  test('are many, simple ones among them', () => {
    expect(rows.length).toBeGreaterThan(700)
    expect(source.match(/preflight: true/g)?.length).toBeGreaterThan(500)
    expect(source.match(/preflight: false/g)?.length).toBeGreaterThan(20)
  })

  test.each(compilers)('say what predict says, for %s', { timeout: 240_000 }, async (compiler) => {
    expect(await compile(compiler, source)).toBe('')
  })

  test('would be refused if one of them said something else', { timeout: 240_000 }, async () => {
    const changed = source.replace("subject: 'PROPFIND'", "subject: 'PROPFOUND'")
    expect(await compile('typescript7', changed)).toMatch(/Type 'true' is not assignable to type 'false'/)
  })
})

const server = 'whycors/1' as const
const policies: RewritePolicy[] = [
  'lossless',
  { jsonAsText: true, server },
  { methodOverride: ['PUT /v1/items/:key', 'DELETE /v1/items/:id', 'PATCH /v1/items'], server },
  {
    jsonAsText: true,
    methodOverride: ['PUT /v1/items/:key', 'PATCH /v1/items/:id'],
    headersInQuery: ['X-Request-Id', 'x-b'],
    server,
  },
  { jsonAsText: true, headersInBody: ['x-request-id', 'Authorization', 'x-b'], server },
  { telemetry: true },
  { telemetry: ['x-datadog-*'] },
]
const rewritten = [
  ...rows.filter(
    ({ written }) =>
      /'(?:GET|POST|PUT|PATCH|DELETE)'/.test(written) && !/Cookie|Range|PLAIN|text\/csv|blob.*text\/plain/.test(written),
  ),
  ...["{ traceparent: 'a', 'X-Datadog-Trace-Id': 'b' }", "{ 'x-datadog-origin': 'a' }"].map((header) => ({
    written: `endpoint.request('GET', '/v1/items/:id', { headers: ${header} })`,
    endpoint: {
      ...endpoint.request('GET', '/v1/items/:id', { headers: evaluate(header) as Record<string, string> }),
      name: 'it',
    },
    request: () => ({ params: { id: 1 } }),
    streams: false,
  })),
]

describe("the type of preflight: 'forbid', with a rewrite policy", () => {
  const lines: string[] = []
  let accepted = 0

  beforeAll(async () => {
    for (const [nth, policy] of policies.entries()) {
      const record = `{ readonly 'https://api.example.com': ${JSON.stringify(policy).replaceAll('[', 'readonly [')} }`
      lines.push(`type P${nth} = ${record}`)
      for (const [index, { written, endpoint: it, request }] of rewritten.entries()) {
        const client = createClient(
          { it },
          {
            baseUrl: 'https://api.example.com' as string,
            rewrite: { 'https://api.example.com': policy },
            explain: { environment },
            fetch: async () => new Response(),
            preflight: 'forbid' as 'allow',
          },
        )
        const { ok } = await (client.it.safe as (request: object) => Promise<{ ok: boolean }>)(request())
        if (ok) accepted += 1
        lines.push(
          ...(nth === 0 ? [`const e${index} = ${written}`] : []),
          `export const c${nth}_${index}: Accepted<typeof e${index}, P${nth}> = ${ok}`,
        )
      }
    }
  }, 120_000)

  test('is asked of many, of which some are accepted', () => {
    expect(lines.length).toBeGreaterThan(500)
    expect(accepted).toBeGreaterThan(100)
  })

  test.each(compilers)(
    'accepts what is then sent without a preflight, and nothing else, for %s',
    { timeout: 240_000 },
    async (compiler) => {
      const source = `
      import { blob, type Endpoint, endpoint, form, multipart, type Schema, stream, text } from '#client'
      import type { AllowedPreflight } from '#root/src/client/preflight-of.ts'
      declare const S: Schema<string, string>
      type Accepted<E extends Endpoint, P> = 'forbid' extends AllowedPreflight<{ it: E }, 'https://api.example.com', P, undefined> ? true : false
      ${lines.join('\n')}`
      expect(await compile(compiler, source)).toBe('')
    },
  )
})
