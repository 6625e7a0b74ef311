import { type } from 'arktype'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { blob, createClient, defineApi, endpoint, form, multipart, stream, text } from '../../src/client.ts'

// happy-dom and MSW; the page is https://app.example.test/page.

const Name = z.object({ name: z.string() })
const api = defineApi({
  same: endpoint.get('/me', { response: Name }),
  zod: endpoint.post('/echo', {
    body: z.object({ at: z.date().transform((date) => date.getTime()) }),
    response: z.object({ at: z.number().transform((time) => new Date(time)) }),
  }),
  valibot: endpoint.post('/echo', {
    body: v.object({ a: v.pipe(v.string(), v.transform(Number)) }),
    response: v.object({ a: v.pipe(v.number(), v.transform(String)) }),
  }),
  arktype: endpoint.post('/echo', { body: type({ a: 'string.numeric.parse' }), response: type({ a: 'number' }) }),
  form: endpoint.post('/echo', {
    body: form(z.object({ a: z.number(), list: z.array(z.string()) })),
    response: form(z.object({ a: z.coerce.number(), list: z.string() })),
  }),
  rawForm: endpoint.post('/echo', { body: form(), response: form() }),
  multipart: endpoint.post('/parts', {
    body: multipart(z.object({ file: z.instanceof(Blob), tags: z.array(z.string()) })),
    response: z.array(z.string()),
  }),
  text: endpoint.post('/echo', { body: text(), response: text(z.string().transform((body) => body.length)) }),
  csv: endpoint.post('/type', { body: text(undefined, 'text/csv'), response: text() }),
  blob: endpoint.post('/type', { body: blob('image/png'), response: text() }),
  bytes: endpoint.post('/echo', { body: text(), response: blob() }),
  stream: endpoint.post('/echo', { body: stream(), response: stream() }),
  none: endpoint.post('/echo'),
  dead: endpoint.get('/dead', { response: Name }),
})

const server = setupServer(
  http.get('https://app.example.test/api/me', () => HttpResponse.json({ name: 'Ada' })),
  http.all(
    '*/echo',
    async ({ request }) =>
      new HttpResponse(await request.text(), { headers: { 'content-type': request.headers.get('content-type') ?? '' } }),
  ),
  http.all('*/type', ({ request }) => new HttpResponse(request.headers.get('content-type'))),
  http.all('*/parts', async ({ request }) =>
    HttpResponse.json(
      [...(await request.formData())].map(([key, value]) => `${key}=${typeof value === 'string' ? value : value.size}`),
    ),
  ),
  http.all('*/dead', () => HttpResponse.error()),
)
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const client = createClient(api, { baseUrl: 'https://api.example.test', explain: { probe: 'never' } })

describe('the client in a DOM, with MSW', () => {
  test("sends to the page's own origin whatever would need a preflight elsewhere", async () => {
    // A Request of Node knows no page, so that relative URLs work in real browsers only.
    const own = createClient(api, { baseUrl: 'https://app.example.test/api', preflight: 'forbid' as 'allow' })
    expect(await own.same({ headers: { 'x-own': '1' } })).toEqual({ name: 'Ada' })
  })

  test('reads bodies and responses by zod, valibot and arktype', async () => {
    expect(await client.zod({ body: { at: new Date(5) } })).toEqual({ at: new Date(5) })
    expect(await client.valibot({ body: { a: '7' } })).toEqual({ a: '7' })
    expect(await client.arktype({ body: { a: '7' } })).toEqual({ a: 7 })
    expect(await client.valibot.safe({ body: { a: 7 as never } })).toMatchObject({
      ok: false,
      error: { kind: 'validation', path: 'body.a' },
    })
    expect(await client.arktype.safe({ body: { a: 'x' } })).toMatchObject({
      ok: false,
      error: { kind: 'validation', path: 'body.a' },
    })
  })

  test('sends and reads forms', async () => {
    expect(await client.form({ body: { a: 1, list: ['x', 'y'] } })).toEqual({ a: 1, list: 'y' })
    expect([...(await client.rawForm({ body: new URLSearchParams('a=1&a=2') }))]).toEqual([
      ['a', '1'],
      ['a', '2'],
    ])
    expect(await client.multipart({ body: { file: new Blob(['abc']), tags: ['x', 'y'] } })).toEqual([
      'file=3',
      'tags=x',
      'tags=y',
    ])
  })

  test('sends and reads text, bytes, streams and nothing', async () => {
    expect(await client.text({ body: 'abc' })).toBe(3)
    expect(await client.csv({ body: 'a,b' })).toBe('text/csv')
    expect(await client.blob({ body: new Blob(['a']) })).toBe('image/png')
    expect(await (await client.bytes({ body: 'abc' })).text()).toBe('abc')
    expect(await new Response(await client.stream({ body: new Blob(['abc']).stream() })).text()).toBe('abc')
    expect(await client.none()).toBeUndefined()
  })

  test('knows the failure that MSW made', async () => {
    const result = await client.dead.safe({ retry: 0 })
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'network', diagnosis: { request: { url: 'https://api.example.test/dead' } } },
    })
  })

  test("refuses a preflight that only the value of a header asks for, with preflight: 'forbid'", async () => {
    const simple = defineApi({ search: endpoint.get('/echo', { headers: { 'Accept-Language': z.string() } }) })
    const own = createClient(simple, { baseUrl: 'https://api.example.test', preflight: 'forbid' })
    expect(await own.search.safe({ headers: { 'Accept-Language': 'en' } })).toMatchObject({ ok: true })
    const long = await own.search.safe({ headers: { 'Accept-Language': 'en,'.repeat(50) } })
    expect(long).toMatchObject({ ok: false, error: { kind: 'request' } })
    if (!long.ok) expect(long.error.message).toMatch(/^search: GET \/echo was not sent, since it needs a preflight: .*150 bytes/)
    expect(await own.search.safe({ headers: { 'Accept-Language': 'en', 'x-own': '1' } })).toMatchObject({
      ok: false,
      error: { kind: 'request' },
    })
  })
})
