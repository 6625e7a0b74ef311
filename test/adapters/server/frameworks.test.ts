import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rewrite } from '../../../src/capture/rewrite.ts'
import { kinds, type RunningServer, startServer } from './support/real-servers.ts'
import { generous, page } from './support/server-under-test.ts'

const environment = { origin: page }
const { origins: _, ...contract } = generous

interface Case {
  title: string
  target: string
  init: RequestInit
}

const big = JSON.stringify({ text: 'é'.repeat(200_000) })

const cases: Case[] = [
  {
    title: 'a PUT of JSON',
    target: '/orders/1',
    init: { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"a":"é"}' },
  },
  {
    title: 'a PATCH of JSON of another name, with secrets and a query',
    target: '/orders/a%20b?x=1&y=%26',
    init: {
      method: 'PATCH',
      headers: { 'content-type': 'application/vnd.api+json', authorization: 'Bearer x', 'idempotency-key': '7' },
      body: '{"a":1}',
    },
  },
  { title: 'a DELETE', target: '/orders/1', init: { method: 'DELETE' } },
  { title: 'a DELETE with a secret', target: '/orders/1?a=1', init: { method: 'DELETE', headers: { 'x-api-key': 'k' } } },
  { title: 'a GET with a header', target: '/orders/1?', init: { headers: { 'x-client': "it's 7;a=b&c%20d" } } },
  { title: 'a HEAD with a header', target: '/orders/1', init: { method: 'HEAD', headers: { 'x-client': '1' } } },
  {
    title: 'a PUT of a form',
    target: '/orders/1',
    init: { method: 'PUT', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1&b=%26' },
  },
  { title: 'a PUT of URLSearchParams', target: '/orders/1', init: { method: 'PUT', body: new URLSearchParams('a=1&b=2') } },
  {
    title: 'a POST of JSON bytes',
    target: '/orders/1',
    init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode('{"a":1}') },
  },
  {
    title: 'a POST of much JSON',
    target: '/orders/1',
    init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: big },
  },
  { title: 'a PUT of empty text', target: '/orders/1', init: { method: 'PUT', body: '' } },
]

describe.each(Object.keys(kinds))('%s', (kind) => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer(kind, { ...generous })
  })
  afterAll(() => server.close())
  beforeEach(() => {
    server.handled.length = 0
  })

  const send = (args: [RequestInfo | URL, RequestInit?]) => {
    const { headers, ...init } = args[1] ?? {}
    // What a browser adds to a fetch from the page.
    const all = new Headers(headers)
    for (const [name, value] of Object.entries({ origin: page, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }))
      all.set(name, value)
    return fetch(args[0], { ...init, headers: all })
  }

  test.each(cases)('hands $title to its handler as it was meant', async ({ target, init }) => {
    const url = server.origin + target
    expect((await send([url, init])).status).toBe(200)
    const rewritten = rewrite(url, init, { ...contract, server: 'whycors/1' }, environment)
    expect(rewritten).toMatchObject({ changed: true, refused: [] })
    expect((await send(rewritten.args)).status).toBe(200)
    const [original, restored] = server.handled
    expect(original).toBeDefined()
    expect(withoutFraming(restored)).toEqual(withoutFraming(original))
  })

  test('keeps a connection in order over many rewritten requests', async () => {
    const url = `${server.origin}/orders/1`
    const bodies = Array.from({ length: 20 }, (_, index) => JSON.stringify({ index }))
    for (const body of bodies) {
      const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body }
      const answer = await send(rewrite(url, init, { ...contract, server: 'whycors/1' }, environment).args)
      expect(answer.status).toBe(200)
      await answer.text()
    }
    expect(server.handled.map(({ body }) => body)).toEqual(bodies)
  })

  test('does not hand a refused request to its handler', async () => {
    for (const [target, init] of [
      ['/orders/1?whycors=1;TRACE', { method: 'POST' }],
      ['/orders/1?whycors=1;DELETE', { method: 'GET' }],
      ['/orders/1', { method: 'POST', headers: { 'content-type': 'text/plain;whycors=1' }, body: 'no head' }],
      [
        '/orders/1',
        { method: 'POST', headers: { 'content-type': 'text/plain;whycors=1' }, body: `1;PUT\n${'a'.repeat(1_100_000)}` },
      ],
    ] as const) {
      const answer = await send([server.origin + target, init])
      expect([400, 403, 413]).toContain(answer.status)
      expect(await answer.json()).toMatchObject({ error: expect.any(String), message: expect.stringMatching(/\.$/) })
    }
    expect(server.handled).toEqual([])
  })

  test('leaves other requests alone', async () => {
    const answer = await send([
      `${server.origin}/orders/1?a=1`,
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '1;PUT\n' },
    ])
    expect(answer.status).toBe(200)
    expect(server.handled).toMatchObject([{ method: 'POST', url: '/orders/1?a=1', body: '1;PUT\n' }])
  })
})

/** Node writes some requests in chunks, and sends `redirect` nowhere. */
function withoutFraming(seen: RunningServer['handled'][number] | undefined) {
  const { 'transfer-encoding': _, connection: __, ...headers } = seen?.headers ?? {}
  return { ...seen, headers }
}
