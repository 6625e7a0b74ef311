import axios from 'axios'
import ky from 'ky'
import { ofetch } from 'ofetch'
import createClient from 'openapi-fetch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFetch } from '../../src/adapters/console/create-fetch.ts'
import type { RewritePolicy } from '../../src/model/rewrite.ts'
import { type RunningServer, startServer } from '../adapters/server/support/real-servers.ts'
import { generous, page } from '../adapters/server/support/server-under-test.ts'

type Fetch = typeof globalThis.fetch

interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  headers: Record<string, string>
  json?: unknown
}

const calls: Record<string, Call> = {
  'a GET with tracing headers': { method: 'GET', path: '/orders/1?a=b%20c', headers: { 'sentry-trace': '1', baggage: 'a=1' } },
  'a GET with a header of its own': { method: 'GET', path: '/orders/1', headers: { 'x-client': '7' } },
  'a POST of JSON': { method: 'POST', path: '/orders/1', headers: {}, json: { a: 'é' } },
  'a PUT of JSON with a token': {
    method: 'PUT',
    path: '/orders/1',
    headers: { authorization: 'Bearer x' },
    json: { a: [1, null] },
  },
  'a DELETE': { method: 'DELETE', path: '/orders/1', headers: {} },
}

const clients: Record<string, (fetch: Fetch, origin: string, call: Call) => Promise<unknown>> = {
  fetch: (fetch, origin, { method, path, headers, json }) =>
    fetch(origin + path, {
      method,
      headers: { ...headers, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    }),
  ky: (fetch, origin, { path, ...rest }) => ky(origin + path, { ...rest, fetch, retry: 0 }),
  // In Node, and only there, axios names itself in User-Agent.
  axios: (fetch, origin, { method, path, headers, json }) =>
    axios.request({
      adapter: 'fetch',
      env: { fetch },
      method,
      url: origin + path,
      data: json,
      headers: { ...headers, 'User-Agent': false },
    }),
  ofetch: (fetch, origin, { method, path, headers, json }) =>
    ofetch.create({}, { fetch })(origin + path, { method, headers, ...(json === undefined ? {} : { body: json as object }) }),
  'openapi-fetch': (fetch, origin, { method, path, headers, json }) => {
    const client = createClient<Record<string, never>>({ baseUrl: origin, fetch }) as unknown as Record<
      string,
      (path: string, init: object) => Promise<unknown>
    >
    return (
      client[method]?.(path, { headers, ...(json === undefined ? {} : { body: json }), parseAs: 'text' }) ??
      Promise.reject(new Error('no such method'))
    )
  },
}

const { origins: _, ...contract } = generous
const policy: RewritePolicy = { ...contract, lossless: true, telemetry: true, server: 'whycors/1' }

/** Which calls of a client are rewritten: all whose body the client does not hide in a Request. */
const rewritten: Record<string, string[]> = {
  fetch: Object.keys(calls),
  ofetch: Object.keys(calls),
  ky: ['a GET with tracing headers', 'a GET with a header of its own'],
  axios: ['a GET with tracing headers', 'a GET with a header of its own'],
  'openapi-fetch': ['a GET with tracing headers', 'a GET with a header of its own'],
}

let server: RunningServer
beforeAll(async () => {
  server = await startServer('node:http', generous)
})
afterAll(() => server.close())

/** The network of a page: Node's own fetch, with the headers that a browser adds. `sent` notes what goes out. */
function network(sent: string[]): Fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.headers.set('origin', page)
    request.headers.set('sec-fetch-mode', 'cors')
    sent.push(`${request.method} ${request.url} ${request.headers.get('content-type')}`)
    return globalThis.fetch(request)
  }
}

describe.each(Object.keys(clients))('under %s', (name) => {
  test.each(Object.entries(calls))('%s comes out the same at the handler, rewritten or not', async (title, call) => {
    const client = clients[name]
    const plainly: string[] = []
    const whycors: string[] = []
    server.handled.length = 0
    const options = { environment: { origin: page }, console: false, probe: 'never' } as const
    await client?.(createFetch({ ...options, fetch: network(plainly) }), server.origin, call)
    await client?.(
      createFetch({ ...options, fetch: network(whycors), rewrite: { [server.origin]: policy } }),
      server.origin,
      call,
    )
    const [original, restored] = server.handled.map(({ headers, ...rest }) => {
      const { 'transfer-encoding': __, connection: ___, ...others } = headers
      return { ...rest, headers: others }
    })
    for (const dropped of ['sentry-trace', 'baggage']) delete original?.headers[dropped]
    expect(original).toMatchObject({ method: call.method, url: call.path })
    expect(restored).toEqual(original)

    const isRewritten = rewritten[name]?.includes(title) === true
    // Dropping tracing headers changes nothing that shows in the request line.
    if (!title.includes('tracing')) expect(whycors[0] === plainly[0]).toBe(!isRewritten)
    if (isRewritten) expect(whycors[0]).toMatch(/^(?:GET|POST) \S+ (?:null|text\/plain;whycors=1)$/)
  })
})
