import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpResponse, http, passthrough, RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { enforceCors } from '../../../src/adapters/msw/enforce-cors.ts'
import { withCors } from '../../../src/adapters/msw/with-cors.ts'
import { corsMatchers } from '../../../src/adapters/testing/matchers/cors-matchers.ts'
import type { CorsPolicy } from '../../../src/model/cors-policy.ts'

expect.extend(corsMatchers)

const origin = 'https://app.example.com'
const api = 'https://api.example.com'
const policy: CorsPolicy = { origins: [origin], methods: ['PUT'], headers: ['content-type'], expose: ['X-Total'] }
const calls: string[] = []

/** As those of `msw/graphql`, which needs a package more: the operation stands in the body. */
class GraphQlHandler extends RequestHandler {
  readonly endpoint: string
  constructor(endpoint: string) {
    super({ info: { header: 'query Orders' }, resolver: () => HttpResponse.json({ data: { orders: [] } }) })
    this.endpoint = endpoint
  }
  override async predicate({ request }: { request: Request }) {
    return request.method === 'POST' && (await request.clone().text()).includes('query Orders')
  }
  override log() {}
}

const handlers = [
  http.get(`${api}/orders`, () => HttpResponse.json([1], { headers: { 'X-Total': '1', Vary: 'Accept' } })),
  http.put(`${api}/orders/:id`, async ({ request, params }) =>
    HttpResponse.json({ id: params['id'], body: await request.json() }),
  ),
  http.all(`${api}/any`, ({ request }) => {
    calls.push(request.method)
    return HttpResponse.text('any')
  }),
  http.get(`${api}/own`, () =>
    HttpResponse.text('', { headers: { 'Access-Control-Allow-Origin': 'https://other.example.com' } }),
  ),
  http.get(`${api}/error`, () => HttpResponse.error()),
  new GraphQlHandler(`${api}/graphql`),
  http.get(`${api}/moved`, () => HttpResponse.redirect(`${api}/orders`, 302)),
]

const server = setupServer()
let undo = () => {}
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' })
  undo = enforceCors({ server, origin })
})
afterEach(() => server.resetHandlers())
afterAll(() => {
  undo()
  server.close()
})

const text = async (path: string, init?: RequestInit) => (await fetch(api + path, init)).text()
const put: RequestInit = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{"a":1}' }

describe('handlers with a policy', () => {
  test('answer pages that it names, and expose what it does', async () => {
    server.use(...withCors(policy, handlers))
    const response = await fetch(`${api}/orders`)
    expect(response.headers.get('x-total')).toBe('1')
    expect(await response.json()).toEqual([1])
  })

  test('answer the preflight of each URL that they mock, and the request goes to its handler', async () => {
    server.use(...withCors(policy, handlers))
    expect(await (await fetch(`${api}/orders/7`, put)).json()).toEqual({ id: '7', body: { a: 1 } })
    await expect(fetch(`${api}/orders/7`, { method: 'DELETE' })).toFailCors('method-disallowed-by-preflight-response')
    await expect(fetch(`${api}/orders/7`, { method: 'PUT', headers: { 'X-A': '1' } })).toFailCors(
      'header-disallowed-by-preflight-response',
    )
  })

  test('do not see the preflight, even those for all methods, but see what a page sends by OPTIONS', async () => {
    server.use(...withCors({ ...policy, methods: ['PUT', 'OPTIONS'] }, handlers))
    await fetch(`${api}/any`, { method: 'PUT' })
    await fetch(`${api}/any`, { method: 'OPTIONS' })
    expect(calls).toEqual(['PUT', 'OPTIONS'])
  })

  test('refuse other pages', async () => {
    server.use(...withCors({ ...policy, origins: ['https://other.example.com'] }, handlers))
    await expect(fetch(`${api}/orders`)).toFailCors('missing-allow-origin-header')
    await expect(fetch(`${api}/orders/7`, put)).toFailCors('preflight-missing-allow-origin-header')
  })

  test('keep their state as the plain ones do: once, generators, and what is reset', async () => {
    const make = () => [
      http.get(`${api}/once`, () => HttpResponse.text('once'), { once: true }),
      http.get(`${api}/once`, () => HttpResponse.text('then')),
      http.get(`${api}/turns`, function* () {
        yield HttpResponse.text('first')
        return HttpResponse.text('second')
      }),
    ]
    const play = async (given: Parameters<typeof server.use>) => {
      const said: string[] = []
      const ask = async (...paths: string[]) => {
        for (const path of paths) said.push(await text(path))
      }
      server.use(...given)
      await ask('/once', '/once', '/turns', '/turns', '/turns')
      server.restoreHandlers()
      await ask('/once', '/once', '/turns')
      server.resetHandlers()
      server.use(...given)
      await ask('/once', '/turns')
      server.resetHandlers(...given)
      await ask('/once', '/turns')
      server.resetHandlers()
      return said
    }
    const enforced = await play(withCors(policy, make()))
    undo()
    const plain = await play(make())
    undo = enforceCors({ server, origin })
    expect(enforced).toEqual(plain)
    expect(plain.slice(0, 5)).toEqual(['once', 'then', 'first', 'second', 'second'])
  })

  test('leave alone what speaks for itself, and what is no answer', async () => {
    server.use(...withCors(policy, [...handlers, http.get(`${api}/through`, () => passthrough())]))
    await expect(fetch(`${api}/own`)).toFailCors('allow-origin-mismatch')
    await expect(fetch(`${api}/error`)).rejects.toThrow('Failed to fetch')
  })

  test('answer with redirects', async () => {
    server.use(...withCors(policy, handlers))
    const response = await fetch(`${api}/moved`)
    expect([response.url, response.redirected, await response.json()]).toEqual([`${api}/orders`, true, [1]])
  })

  test('are those of GraphQL too, whose operation no preflight names', async () => {
    server.use(...withCors({ ...policy, methods: [] }, handlers))
    const query = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"query":"query Orders { orders }"}' }
    expect(await (await fetch(`${api}/graphql`, query)).json()).toEqual({ data: { orders: [] } })
  })

  test('let a request through to the real server, and add nothing to its answer', async () => {
    const real = createServer((_, response) => response.end('real'))
    await new Promise<void>((resolve) => real.listen(0, '127.0.0.1', resolve))
    const at = `http://127.0.0.1:${(real.address() as AddressInfo).port}`
    undo()
    server.use(...withCors({ origins: '*' }, [http.get(`${at}/`, () => passthrough())]))
    const response = await fetch(`${at}/`)
    expect([await response.text(), response.headers.get('access-control-allow-origin')]).toEqual(['real', null])
    undo = enforceCors({ server, origin })
    real.closeAllConnections()
    real.close()
  })

  test('say what a server says that is asked without a browser', async () => {
    undo()
    server.use(...withCors({ ...policy, credentials: true, maxAge: 600 }, handlers))
    const asked = await fetch(`${api}/orders`, {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT' },
    })
    expect([asked.status, Object.fromEntries(asked.headers)]).toEqual([
      204,
      {
        vary: 'Origin',
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'PUT',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
      },
    ])
    const got = await fetch(`${api}/orders`, { headers: { Origin: origin } })
    expect(got.headers.get('vary')).toBe('Accept, Origin')
    expect(got.headers.get('access-control-expose-headers')).toBe('X-Total')
    undo = enforceCors({ server, origin })
  })

  test('are new ones: the old stay silent', async () => {
    withCors(policy, handlers)
    server.use(...handlers)
    await expect(fetch(`${api}/orders`)).toFailCors('missing-allow-origin-header')
  })
})

test('a GraphQL mock without a policy is taken for a server that does not know OPTIONS', async () => {
  server.use(new GraphQlHandler('*'))
  const query = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"query":"query Orders { orders }"}' }
  await expect(fetch(`${api}/graphql`, query)).toFailCors('preflight-missing-allow-origin-header')
})

test('a policy that is none is refused, and handlers that are no list', () => {
  expect(() => withCors({} as CorsPolicy, handlers)).toThrow('withCors: the policy: "origins" must name the pages')
  expect(() => withCors(policy, handlers[0] as unknown as typeof handlers)).toThrow('withCors expects a list of handlers')
})
