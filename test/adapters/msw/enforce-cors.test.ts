import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import ky from 'ky'
import { bypass, delay, HttpResponse, http, passthrough } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enforceCors } from '../../../src/adapters/msw/enforce-cors.ts'
import { corsMatchers } from '../../../src/adapters/testing/matchers/cors-matchers.ts'
import { diagnosisOf } from '../../../src/page/diagnosis-of.ts'
import { explain } from '../../../src/page/explain.ts'

expect.extend(corsMatchers)

const origin = 'https://app.example.com'
const api = 'https://api.example.com'
const put: RequestInit = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{"id":1}' }
const native = globalThis.fetch

const seen: { method: string; url: string; headers: Record<string, string>; body: string }[] = []
const note = async (request: Request) => {
  const { method, url, headers } = request
  seen.push({ method, url, headers: Object.fromEntries(headers), body: await request.clone().text() })
}
const methods = () => seen.map(({ method }) => method)

const server = setupServer(
  http.all(`${api}/silent/:path?`, async ({ request }) => {
    if (request.method === 'OPTIONS') return
    await note(request)
    return HttpResponse.json({ ok: true }, { headers: { 'X-Total': '1' } })
  }),
  http.all(`${api}/open`, async ({ request }) => {
    await note(request)
    const headers = { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Methods': 'PUT' }
    return request.method === 'OPTIONS'
      ? new HttpResponse(null, { status: 204, headers })
      : HttpResponse.json({ ok: true }, { headers })
  }),
  http.put(`${api}/put-only`, async ({ request }) => {
    await note(request)
    return HttpResponse.json({ ok: true })
  }),
  http.get(`${api}/error`, () => HttpResponse.error()),
  http.get(`${api}/throws`, () => {
    throw new Error('the handler is broken')
  }),
  http.get(`${origin}/own`, () => HttpResponse.json({ own: true })),
  http.get(
    `${api}/away`,
    () => new HttpResponse(null, { status: 302, headers: { location: `${origin}/own`, 'access-control-allow-origin': '*' } }),
  ),
)

let undo = () => {}
const enforce = (options: Partial<Parameters<typeof enforceCors>[0]> = {}) => {
  undo = enforceCors({ server, origin, ...options })
}

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => server.close())
beforeEach(() => {
  seen.length = 0
})
afterEach(() => {
  undo()
  server.resetHandlers()
})

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'it was answered',
    (error: unknown) => error,
  ) as Promise<Error>

describe('answers from handlers', () => {
  test('that say nothing of CORS are refused, which plain MSW lets pass', async () => {
    expect((await fetch(`${api}/silent`)).status).toBe(200)
    enforce()
    const error = await errorOf(fetch(`${api}/silent`))
    expect([error.name, error.message]).toEqual(['TypeError', 'Failed to fetch'])
    expect(await explain(error)).toMatchObject({ cause: 'missing-allow-origin-header', certainty: 'certain', stage: 'response' })
    expect(methods()).toEqual(['GET', 'GET'])
  })

  test('that allow the page pass, and hide what they do not expose', async () => {
    enforce()
    const response = await fetch(`${api}/open`)
    expect([response.type, response.url, response.status]).toEqual(['cors', `${api}/open`, 200])
    expect(response.headers.get('x-total')).toBeNull()
    expect(await response.json()).toEqual({ ok: true })
  })

  test('to OPTIONS decide about the preflight', async () => {
    enforce()
    await expect(fetch(`${api}/open`, put)).toFailCors('header-disallowed-by-preflight-response')
    expect(methods()).toEqual(['OPTIONS'])
    expect(seen[0]?.headers).toMatchObject({
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    })
    expect((await fetch(`${api}/open`, { method: 'PUT' })).status).toBe(200)
    expect(methods()).toEqual(['OPTIONS', 'OPTIONS', 'PUT'])
  })

  test('are missed where no handler takes OPTIONS, and the request itself is not sent', async () => {
    enforce()
    const error = await errorOf(fetch(`${api}/put-only`, put))
    expect(error).toFailCors('preflight-missing-allow-origin-header')
    expect(diagnosisOf(error)?.exchange?.steps).toMatchObject([{ kind: 'preflight', response: { status: 404 } }])
    expect(methods()).toEqual([])
  })

  test('of the own origin need nothing', async () => {
    enforce()
    expect(await (await fetch('/own')).json()).toEqual({ own: true })
  })
})

describe('a declared policy', () => {
  const policy = { origins: [origin], methods: ['PUT'], headers: ['content-type'], expose: ['X-Total'] }

  test('answers the preflight and speaks for handlers that do not', async () => {
    enforce({ policy })
    const response = await fetch(`${api}/put-only`, put)
    expect(await response.json()).toEqual({ ok: true })
    expect(methods()).toEqual(['PUT'])
    expect((await fetch(`${api}/silent`)).headers.get('x-total')).toBe('1')
  })

  test('refuses what it does not allow', async () => {
    enforce({ preflight: 'from-policy', policy })
    await expect(fetch(`${api}/put-only`, { method: 'DELETE' })).toFailCors('method-disallowed-by-preflight-response')
    await expect(fetch(`${api}/put-only`, { method: 'PUT', headers: { 'X-A': '1' } })).toFailCors(
      'header-disallowed-by-preflight-response',
    )
    await expect(fetch(`${api}/silent`, { credentials: 'include' })).toFailCors('invalid-allow-credentials')
    expect(methods()).toEqual(['GET'])
  })

  test('leaves an answer alone that speaks for itself', async () => {
    enforce({ policy: { origins: ['https://other.example.com'], methods: ['PUT'] } })
    expect((await fetch(`${api}/open`)).status).toBe(200)
    await expect(fetch(`${api}/silent`)).toFailCors('missing-allow-origin-header')
  })

  test('can be one for each API; of others the handlers are asked', async () => {
    enforce({ policy: { [api]: policy, 'https://other.example.com': { origins: '*' } } })
    server.use(
      http.all('https://third.example.com/', () => HttpResponse.text('')),
      http.get('https://other.example.com/', () => HttpResponse.text('')),
    )
    expect((await fetch(`${api}/silent`, { method: 'PUT' })).status).toBe(200)
    expect((await fetch('https://other.example.com/')).status).toBe(200)
    await expect(fetch('https://third.example.com/')).toFailCors('missing-allow-origin-header')
    await expect(fetch('https://third.example.com/', { method: 'PUT' })).toFailCors('preflight-missing-allow-origin-header')
  })
})

describe('what a handler sees', () => {
  const calls: [string, RequestInit | undefined][] = [
    ['/silent', undefined],
    ['/silent/a?b=c#d', { method: 'POST', body: 'text' }],
    ['/silent', { method: 'POST', body: new URLSearchParams({ a: 'b' }) }],
    ['/silent', put],
    ['/silent', { method: 'DELETE', headers: { 'X-A': '1', Accept: 'application/json' } }],
    ['/silent', { method: 'PATCH', body: new Uint8Array([1, 2, 3]) }],
    ['/silent', { method: 'POST', body: new Blob(['a'], { type: 'text/x-a' }) }],
  ]
  test.each(calls)('of %s %j is as in plain MSW, and the Origin', async (path, init) => {
    await fetch(api + path, init)
    enforce({ policy: { origins: '*', methods: '*', headers: '*' } })
    await fetch(api + path, init)
    await fetch(new Request(api + path, init))
    const [plain, enforced, byRequest] = seen
    const withOrigin = { ...plain, headers: { ...plain?.headers, origin } }
    expect(enforced).toEqual(withOrigin)
    expect(byRequest).toEqual(withOrigin)
    expect(seen).toHaveLength(3)
  })

  test('of a redirect is each hop, with a tainted Origin', async () => {
    enforce()
    const error = await errorOf(fetch(`${api}/away`))
    expect(diagnosisOf(error)?.exchange?.steps).toMatchObject([
      { kind: 'request', request: { url: `${api}/away` } },
      { kind: 'redirect', request: { url: `${origin}/own`, headers: expect.arrayContaining([['Origin', 'null']]) } },
    ])
    expect(error).toFailCors('missing-allow-origin-header')
  })
})

describe('other failures', () => {
  test('a network error of MSW is none of CORS', async () => {
    enforce()
    const error = await errorOf(fetch(`${api}/error`))
    expect([error.name, error.message]).toEqual(['TypeError', 'Failed to fetch'])
    const { stage, certainty } = await explain(error)
    expect([stage, certainty]).not.toContain('certain')
    await expect(fetch(`${api}/error`)).not.toFailCors('missing-allow-origin-header')
  })

  test('a handler that throws is told beside the answer that MSW makes of it', async () => {
    enforce()
    const error = await errorOf(fetch(`${api}/throws`))
    expect(error).toFailCors('missing-allow-origin-header')
    expect(diagnosisOf(error)?.exchange?.steps.at(-1)?.response?.status).toBe(500)
    expect(((error.cause as Error).cause as Error).message).toBe('the handler is broken')
  })

  test('a request without a handler fails as MSW was told to, in the words of MSW', async () => {
    enforce()
    const error = await errorOf(fetch(`${api}/none`))
    expect(String(((error.cause as Error).cause as Error).cause)).toContain('onUnhandledFrame')
  })

  test('a relative URL without an origin to resolve it against is refused clearly', async () => {
    enforce({ origin: 'null' })
    await expect(fetch('/orders')).rejects.toThrow(
      'is relative, and a page of the origin null gives nothing to resolve it against',
    )
  })

  test('an opaque origin says null', async () => {
    enforce({ origin: 'null' })
    await expect(fetch(`${api}/open`)).toFailCors('allow-origin-mismatch')
    expect(seen[0]?.headers['origin']).toBe('null')
  })
})

describe('a request that goes through to the real server', () => {
  const answered: string[] = []
  const real = createServer((request, response) => {
    answered.push(`${request.method} ${request.headers['access-control-request-method'] ?? ''}`.trim())
    if (request.url === '/open') {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Allow-Methods', 'PUT')
    }
    response.end('real')
  })
  let at = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => real.listen(0, '127.0.0.1', resolve))
    at = `http://127.0.0.1:${(real.address() as AddressInfo).port}`
  })
  afterAll(() => {
    real.closeAllConnections()
    real.close()
  })
  beforeEach(() => {
    answered.length = 0
    server.use(http.all(`${at}/*`, () => passthrough()))
  })

  test('is judged by what that server says, preflight included', async () => {
    enforce({ secureContext: false })
    expect(await (await fetch(`${at}/open`, { method: 'PUT' })).text()).toBe('real')
    await expect(fetch(`${at}/closed`)).toFailCors('missing-allow-origin-header')
    await expect(fetch(`${at}/closed`, { method: 'PUT' })).toFailCors('preflight-missing-allow-origin-header')
    expect(answered).toEqual(['OPTIONS PUT', 'PUT', 'GET', 'OPTIONS PUT'])
  })

  test('is not made readable by a policy', async () => {
    enforce({ secureContext: false, policy: { origins: '*' } })
    await expect(fetch(`${at}/closed`)).toFailCors('missing-allow-origin-header')
    expect((await fetch(`${at}/open`)).status).toBe(200)
  })

  test('is none of the page where a handler asks it with bypass', async () => {
    enforce({ secureContext: false })
    const patched = async ({ request }: { request: Request }) => {
      const answer = await fetch(bypass(request))
      return HttpResponse.text(`${await answer.text()}!`, { headers: { 'Access-Control-Allow-Origin': '*' } })
    }
    server.use(http.get(`${at}/closed`, patched))
    expect(await (await fetch(`${at}/closed`)).text()).toMatch(/!$/)
  })

  test('is still known after a test has removed all listeners', async () => {
    enforce({ secureContext: false, policy: { origins: '*' } })
    server.events.removeAllListeners()
    await expect(fetch(`${at}/closed`)).toFailCors('missing-allow-origin-header')
  })
})

describe('coming and going', () => {
  test('undoing it leaves what was there', async () => {
    const { listen, close, resetHandlers, events } = server
    const { removeAllListeners } = events
    const before = Object.getOwnPropertyDescriptor(globalThis, 'fetch')
    enforce()
    expect(globalThis.fetch).not.toBe(before?.value)
    undo()
    undo()
    expect(Object.getOwnPropertyDescriptor(globalThis, 'fetch')).toEqual(before)
    expect({ ...server }).toMatchObject({ listen, close, resetHandlers })
    expect(server.events.removeAllListeners).toBe(removeAllListeners)
    expect((await fetch(`${api}/silent`)).status).toBe(200)
  })

  test('it holds while the server listens, in whichever order', async () => {
    server.close()
    expect(globalThis.fetch).toBe(native)
    enforce()
    expect(globalThis.fetch).toBe(native)
    server.listen()
    await expect(fetch(`${api}/silent`)).toFailCors('missing-allow-origin-header')
    server.close()
    expect(globalThis.fetch).toBe(native)
    undo()
    server.listen({ onUnhandledFrame: 'error' })
    expect((await fetch(`${api}/silent`)).status).toBe(200)
  })

  test('matchers take its page for theirs, while it holds', () => {
    const policy = { origins: ['https://other.example.com'] }
    enforce({ engine: 'gecko' })
    expect(`${api}/open`).not.toPassCors(policy)
    expect(`${api}/open`).toPassCors(policy, { origin: 'https://other.example.com' })
    expect(new Request(`${api}/open`)).toFailCors('missing-allow-origin-header', { policy })
    server.close()
    expect(`${api}/open`).toPassCors(policy)
    server.listen({ onUnhandledFrame: 'error' })
    expect(`${api}/open`).not.toPassCors(policy)
    undo()
    expect(`${api}/open`).toPassCors(policy)
  })

  test('what a preflight granted is kept within a test, and forgotten with its handlers', async () => {
    enforce()
    await fetch(`${api}/open`, { method: 'PUT' })
    await fetch(`${api}/open`, { method: 'PUT' })
    server.resetHandlers()
    await fetch(`${api}/open`, { method: 'PUT' })
    expect(methods()).toEqual(['OPTIONS', 'PUT', 'PUT', 'OPTIONS', 'PUT'])
  })

  test('there is one page: what is enforced for another server takes its place', () => {
    const intercepted = globalThis.fetch
    enforce()
    const first = globalThis.fetch
    const other = setupServer()
    const undoOther = enforceCors({ server: other, origin: 'https://other.example.com' })
    expect(globalThis.fetch).toBe(first)
    other.listen()
    expect(globalThis.fetch).not.toBe(first)
    undoOther()
    expect(globalThis.fetch).toBe(intercepted)
    // Servers of MSW share what intercepts: the first has lost it by now.
    other.close()
    server.close()
    server.listen({ onUnhandledFrame: 'error' })
  })

  test('a second call for the same server takes the place of the first', async () => {
    enforce()
    const first = undo
    enforce({ policy: { origins: '*' } })
    first()
    expect((await fetch(`${api}/silent`)).status).toBe(200)
    expect(methods()).toEqual(['GET'])
  })
})

describe('clients', () => {
  test('ky takes it for a network error, tries again, and keeps the cause', async () => {
    enforce()
    const error = await errorOf(ky(`${api}/silent`, { retry: { limit: 1, backoffLimit: 1 } }).json())
    expect(error.name).toBe('NetworkError')
    expect(error).toFailCors('missing-allow-origin-header')
    expect(methods()).toEqual(['GET', 'GET'])
  })
})

describe('calls side by side', () => {
  const policy = { origins: [origin], methods: ['PUT'] }

  test('are each sent once, and each gets its own answer', async () => {
    enforce({ policy })
    server.use(
      http.all(`${api}/echo/:id`, async ({ request, params }) => {
        seen.push({ method: request.method, url: request.url, headers: {}, body: '' })
        await delay(Number(params['id']) % 3)
        return HttpResponse.text(String(params['id']))
      }),
    )
    const ids = Array.from({ length: 30 }, (_, index) => String(index % 10))
    const texts = ids.map(async (id, index) => (await fetch(`${api}/echo/${id}`, { method: index % 2 ? 'PUT' : 'GET' })).text())
    expect(await Promise.all(texts)).toEqual(ids)
    expect(seen).toHaveLength(30)
  })

  test('are stopped by their signals', async () => {
    enforce({ policy })
    server.use(
      http.get(`${api}/slow`, async () => {
        await delay(500)
        return HttpResponse.text('late')
      }),
    )
    const controller = new AbortController()
    const stopped = fetch(`${api}/slow`, { signal: controller.signal })
    setTimeout(() => controller.abort(), 20)
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
    await expect(fetch(`${api}/slow`, { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({ name: 'TimeoutError' })
    await expect(fetch(`${api}/slow`, { signal: AbortSignal.abort(new Error('mine')) })).rejects.toThrow('mine')
  })

  test('see the handlers of their boundary', async () => {
    enforce()
    await server.boundary(async () => {
      const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' }
      server.use(
        http.options(`${api}/put-only`, () => new HttpResponse(null, { headers })),
        http.put(`${api}/put-only`, () => HttpResponse.text('inside', { headers })),
      )
      expect(await (await fetch(`${api}/put-only`, { method: 'PUT' })).text()).toBe('inside')
    })()
    server.resetHandlers()
    await expect(fetch(`${api}/put-only`, { method: 'PUT' })).toFailCors('preflight-missing-allow-origin-header')
  })
})

test.each<[object | undefined, string]>([
  [undefined, 'enforceCors expects the option server, which setupServer of msw/node makes, or the option worker'],
  [{ server: undefined }, 'enforceCors expects the option server'],
  [
    { server: {}, origin },
    'enforceCors expects the option server to be what MSW 3 makes, with listen, close, listHandlers and events.',
  ],
  [{ server, worker: {} }, 'enforceCors expects the option server'],
  [{ server, orgin: 'https://app.example.com' }, 'enforceCors: unknown option "orgin". Known are server, worker, origin,'],
  [{ server, origin: undefined }, 'enforceCors expects the option origin'],
  [{ server, origin: 'app' }, 'enforceCors expects the option origin'],
  [{ server, engine: 'ie' }, 'enforceCors expects the option engine'],
  [
    { server, preflight: 'never' },
    "enforceCors expects the option preflight to be 'from-policy' or 'from-handlers'; it got never.",
  ],
  [{ server, preflight: 'from-policy' }, "enforceCors expects the option policy where preflight is 'from-policy'"],
  [
    { server, preflight: 'from-handlers', policy: { origins: '*' } },
    "a policy answers nothing where preflight is 'from-handlers'",
  ],
  [{ server, policy: {} }, 'enforceCors: policy: "origins" must name the pages'],
  [{ server, policy: { 'https://api.example.com/': { origins: '*' } } }, 'it got the key "https://api.example.com/"'],
  [{ server, policy: { [api]: { origin: '*' } } }, `enforceCors: policy of ${api}: unknown key "origin"`],
])('refuses %j', (options, message) => {
  expect(() => enforceCors((options && { origin, ...options }) as Parameters<typeof enforceCors>[0])).toThrow(message)
})
