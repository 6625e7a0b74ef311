import { afterEach, describe, expect, test, vi } from 'vitest'
import { createFetch } from '../../../src/adapters/console/create-fetch.ts'
import { createProbeHandler } from '../../../src/adapters/server/create-probe-handler.ts'
import type { ProbeHandlerOptions } from '../../../src/adapters/server/probe-options.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import { diagnosisOf } from '../../../src/page/diagnosis-of.ts'
import { explain } from '../../../src/page/explain.ts'
import type { TransportResponse } from '../../../src/protocol/transport.ts'
import { type Asked, api, ask, asking, askOnce, page, question, recordingTransport, silent } from './support/probe-under-test.ts'

afterEach(() => {
  vi.useRealTimers()
})

const granting: TransportResponse = {
  status: 204,
  headers: [
    ['Access-Control-Allow-Origin', page],
    ['access-control-allow-methods', 'PUT'],
    ['Access-Control-Allow-Headers', 'content-type'],
  ],
}
const get = { url: `${api}/orders/42`, method: 'GET', headerNames: [], preflight: undefined }
const orders = { paths: ['/orders/:id'] }

describe('what is sent', () => {
  test('the preflight that the browser would send, and nothing after it', async () => {
    const { status, json, sent } = await askOnce({}, {}, granting)
    expect(status).toBe(200)
    expect(sent).toEqual([
      {
        kind: 'preflight',
        method: 'OPTIONS',
        url: `${api}/orders/42`,
        headers: [
          ['Accept', '*/*'],
          ['Access-Control-Request-Method', 'PUT'],
          ['Access-Control-Request-Headers', 'content-type'],
          ['Origin', page],
        ],
        pageOrigin: page,
        urlList: [`${api}/orders/42`],
        mode: 'cors',
      },
    ])
    expect(json).toEqual({
      version: 1,
      steps: [
        {
          kind: 'preflight',
          request: {
            method: 'OPTIONS',
            url: `${api}/orders/42`,
            headers: [
              ['Access-Control-Request-Method', 'PUT'],
              ['Access-Control-Request-Headers', 'content-type'],
              ['Origin', page],
            ],
          },
          response: { status: 204, headers: granting.headers },
        },
      ],
      sameMethod: true,
      sameCredentials: true,
    })
  })

  test.each<[string, object, Partial<ProbeHandlerOptions>, string[]]>([
    ['no GET by default', get, {}, []],
    ['a GET on a listed path', get, orders, ['GET']],
    ['a HEAD on a listed path', { ...get, method: 'HEAD' }, orders, ['HEAD']],
    ['no GET on a path beside it', { ...get, url: `${api}/orders/42/lines` }, orders, []],
    ['no GET on a path that some servers read otherwise', { ...get, url: `${api}/orders/..%2fadmin` }, orders, []],
    ['no GET whose URL was elided', { ...get, url: `${api}/orders/42?key=…` }, orders, []],
    [
      'a GET after its preflight',
      { ...get, headerNames: ['x-a'], preflight: { method: 'GET', headers: ['x-a'] } },
      orders,
      ['OPTIONS', 'GET'],
    ],
    ['no POST, not even a simple one', { ...get, method: 'POST' }, orders, []],
    ['no PUT on a listed path', question, orders, ['OPTIONS']],
  ])('%s', async (_, body, options, methods) => {
    const { sent, status, json } = await askOnce({ body }, options, {
      status: 200,
      headers: [
        ['access-control-allow-origin', page],
        ['access-control-allow-methods', '*'],
        ['access-control-allow-headers', '*'],
      ],
    })
    expect(sent.map(({ method }) => method)).toEqual(methods)
    expect(methods.length > 0 ? status : [status, json.error]).toEqual(methods.length > 0 ? 200 : [403, 'nothing-to-send'])
  })

  test('no header of the app, no cookie and no body', async () => {
    const body = { ...get, headerNames: ['authorization', 'cookie', 'x-key'], credentialsMode: 'include' }
    const { sent } = await askOnce({ body, headers: { cookie: 'a=b', authorization: 'Bearer x' } }, orders)
    expect(sent).toMatchObject([{ headers: [['Origin', page]] }])
    expect(sent[0]).not.toHaveProperty('body')
  })

  test('nothing over http from a page on https', async () => {
    const { sent, json } = await askOnce(
      { body: { ...question, url: 'http://api.example.com/' } },
      { allow: ['http://api.example.com'] },
    )
    expect(sent).toEqual([])
    expect(json).toEqual({ version: 1, steps: [], sameMethod: false, sameCredentials: false })
  })
})

describe('what comes back', () => {
  test('status and CORS headers, without secrets, and no more of a value than a page has use for', async () => {
    const { json } = await askOnce(
      {},
      {},
      {
        status: 302,
        headers: [
          ['Set-Cookie', 'session=secret'],
          ['Server', 'internal/1.2'],
          ['WWW-Authenticate', 'Bearer realm="x"'],
          ['X-Secret', 'secret'],
          ['Access-Control-Secret', 'secret'],
          ['Content-Type', 'text/html'],
          ['Location', 'https://me:pw@login.example.com/?token=secret#x'],
          ['Vary', 'v'.repeat(5000)],
        ],
      },
    )
    expect(json.steps?.[0]?.response).toEqual({
      status: 302,
      headers: [
        ['Location', 'https://login.example.com/?token=…'],
        ['Vary', `${'v'.repeat(1000)}…`],
      ],
    })
    expect(JSON.stringify(json)).not.toContain('secret')
  })

  test('what a failure is about has no secret in it either, and no more than is of use', async () => {
    const redirected = await askOnce(
      {},
      {},
      {
        status: 302,
        headers: [
          ['Access-Control-Allow-Origin', page],
          ['Location', 'https://me:pw@login.example.com/?token=secret'],
        ],
      },
    )
    expect(redirected.json.steps).toMatchObject([{ error: 'preflight-disallowed-redirect' }])
    expect(JSON.stringify(redirected.json)).not.toMatch(/secret|pw@/)
    const long = await askOnce(
      {},
      {},
      { status: 200, headers: [['Access-Control-Allow-Origin', `${page}, ${'a'.repeat(100_000)}`]] },
    )
    expect(long.json.steps).toMatchObject([{ error: 'preflight-multiple-allow-origin-values' }])
    expect(JSON.stringify(long.json).length).toBeLessThan(3000)
  })

  test('no page of another origin can read it', async () => {
    const { headers } = await askOnce()
    expect([...headers].filter(([name]) => name.startsWith('access-control-'))).toEqual([])
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test.each<[string, object, TransportResponse, [string, string | undefined, boolean, boolean]]>([
    ['a preflight that is refused', question, silent, ['preflight', 'preflight-missing-allow-origin-header', true, true]],
    ['a preflight that passes', question, granting, ['preflight', undefined, true, true]],
    [
      'a preflight with credentials: it never carries any',
      { ...question, credentialsMode: 'include' },
      granting,
      ['preflight', 'preflight-invalid-allow-credentials', true, true],
    ],
    [
      'a preflight of an elided URL',
      { ...question, url: `${api}/orders?key=…` },
      silent,
      ['preflight', 'preflight-missing-allow-origin-header', true, false],
    ],
    ['a GET without credentials', get, silent, ['request', 'missing-allow-origin-header', true, true]],
    [
      'a GET with credentials, which were not sent',
      { ...get, credentialsMode: 'include' },
      silent,
      ['request', 'missing-allow-origin-header', true, false],
    ],
    [
      'a GET with a header whose value only the page knows',
      { ...get, headerNames: ['x-api-key'] },
      silent,
      ['request', 'missing-allow-origin-header', true, false],
    ],
    [
      'a redirect that nobody followed',
      get,
      {
        status: 302,
        headers: [
          ['access-control-allow-origin', '*'],
          ['location', '/orders/43'],
        ],
      },
      ['request', undefined, false, false],
    ],
    [
      'a redirect that the call refuses',
      { ...get, redirect: 'error' },
      {
        status: 302,
        headers: [
          ['access-control-allow-origin', '*'],
          ['location', '/orders/43'],
        ],
      },
      ['request', 'redirect-mode-error', true, true],
    ],
    [
      'a redirect without CORS headers',
      get,
      { status: 302, headers: [['location', '/orders/43']] },
      ['request', 'missing-allow-origin-header', true, true],
    ],
  ])('%s', async (_, body, answer, expected) => {
    const { json, sent } = await askOnce({ body }, orders, answer)
    const last = json.steps?.at(-1)
    expect([last?.kind, last?.error, json.sameMethod, json.sameCredentials]).toEqual(expected)
    expect(sent).toHaveLength(1)
  })

  test('a failure of the network counts for the server alone', async () => {
    const { json } = await ask(
      createProbeHandler({ allow: [api], send: async () => ({ error: 'connection-refused', detail: 'ECONNREFUSED' }) }),
    ).then(({ json: said }) => ({ json: said }))
    expect(json).toMatchObject({ steps: [{ error: 'connection-refused' }], sameMethod: false, sameCredentials: false })
  })

  test('explain takes it: what a page could only guess becomes exact', async () => {
    const fetch = createFetch({
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
      environment: { origin: page, engine: 'chromium' },
      probe: 'never',
    })
    const error = await fetch(`${api}/orders/42`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    }).catch((reason: unknown) => reason)
    const known = diagnosisOf(error)
    expect(known?.certainty).toBe('possible')
    const { json } = await askOnce(
      { body: { ...known?.request, preflight: known?.prediction.preflight } },
      {},
      {
        ...granting,
        headers: granting.headers.filter(([name]) => name !== 'access-control-allow-methods'),
      },
    )
    const diagnosis = await explain(error, { exchange: json as Exchange })
    expect(diagnosis).toMatchObject({
      cause: 'method-disallowed-by-preflight-response',
      certainty: 'certain',
      stage: 'preflight',
    })
  })
})

describe('whose pages it answers', () => {
  const allowed = async (asked: Asked, options: Partial<ProbeHandlerOptions> = {}) => (await askOnce(asked, options)).status

  test('those of its own origin, by the URL that was asked or by name', async () => {
    expect(await allowed({})).toBe(200)
    expect(await allowed({ url: 'http://10.0.0.5:8080/whycors-probe' })).toBe(403)
    expect(await allowed({ url: 'http://10.0.0.5:8080/whycors-probe' }, { origins: [page] })).toBe(200)
    expect(await allowed({}, { origins: ['https://other.example.com'] })).toBe(403)
  })
  test('those of a browser that sends no Sec-Fetch-Site', async () => {
    expect(await allowed({ headers: { 'sec-fetch-site': null } })).toBe(200)
  })
})

describe('how often it asks', () => {
  test('as the limits say', async () => {
    vi.useFakeTimers()
    const handler = createProbeHandler({ allow: [api], send: async () => silent, limits: { perClient: 2, total: 3 } })
    const statusOf = async (client: string) => (await handler(asking(), { client })).status
    expect([await statusOf('a'), await statusOf('a'), await statusOf('a'), await statusOf('b'), await statusOf('c')]).toEqual([
      200, 200, 429, 200, 429,
    ])
    vi.advanceTimersByTime(60_000)
    expect(await statusOf('c')).toBe(200)
  })

  test('refused questions do not count', async () => {
    const handler = createProbeHandler({ allow: [api], send: async () => silent, limits: { perClient: 1 } })
    for (let index = 0; index < 5; index += 1) expect((await ask(handler, { body: {} })).status).toBe(400)
    expect((await ask(handler)).status).toBe(200)
  })

  test('one at a time to an origin, others meanwhile', async () => {
    const other = 'https://other.example.com'
    const waiting: (() => void)[] = []
    const handler = createProbeHandler({
      allow: [api, other],
      send: ({ url }) =>
        url.startsWith(api) ? new Promise((resolve) => waiting.push(() => resolve(silent))) : Promise.resolve(silent),
    })
    const first = ask(handler)
    await vi.waitFor(() => expect(waiting).toHaveLength(1))
    const second = await ask(handler)
    expect([second.status, second.json.error, second.headers.get('retry-after')]).toEqual([429, 'too-many-questions', '1'])
    expect((await ask(handler, { body: { ...question, url: `${other}/` } })).status).toBe(200)
    waiting[0]?.()
    expect((await first).status).toBe(200)
    const third = ask(handler)
    await vi.waitFor(() => expect(waiting).toHaveLength(2))
    waiting[1]?.()
    expect((await third).status).toBe(200)
  })

  test('a transport that throws or hangs does not keep its origin busy', async () => {
    vi.useFakeTimers()
    const handler = createProbeHandler({
      allow: [api],
      send: vi
        .fn()
        .mockImplementationOnce(() => Promise.reject(new Error('secret')))
        .mockImplementationOnce(() => new Promise(() => {}))
        .mockResolvedValueOnce(silent),
    })
    const thrown = await ask(handler)
    expect([thrown.status, thrown.json.error]).toEqual([501, 'cannot-send'])
    expect(JSON.stringify(thrown.json)).not.toContain('secret')
    const hung = ask(handler)
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await hung).json.steps?.[0]?.error).toBe('timeout')
    expect((await ask(handler)).status).toBe(200)
  })
})

describe('options', () => {
  test.each<[string, object | undefined, RegExp]>([
    ['nothing to ask', { allow: [] }, /"allow" must name/],
    ['no allow at all', {}, /"allow" must name/],
    ['no options at all', undefined, /^createProbeHandler: "allow" must name/],
    ['an unknown key', { allow: [api], credentials: true }, /unknown key "credentials"/],
    ['a path', { allow: [`${api}/v1`] }, /"allow" holds/],
    ['a slash', { allow: [`${api}/`] }, /"allow" holds/],
    ['a wildcard', { allow: ['*'] }, /"allow" holds/],
    ['a wildcard in a host', { allow: ['https://*.example.com'] }, /"allow" holds/],
    ['null', { allow: ['null'] }, /"allow" holds/],
    ['another scheme', { allow: ['ftp://api.example.com'] }, /"allow" holds/],
    ['an address in octal', { allow: ['http://0177.0.0.1'] }, /"allow" holds/],
    ['a port that browsers refuse', { allow: ['http://api.example.com:25'] }, /a port that browsers refuse/],
    ['a page without origin', { allow: [api], origins: ['null'] }, /"origins" holds/],
    ['no page', { allow: [api], origins: [] }, /"origins" must name/],
    ['a path that is none', { allow: [api], paths: ['orders'] }, /"paths" holds/],
    ['a path pattern that it does not know', { allow: [api], paths: ['/a/..%2f'] }, /"paths" holds/],
    ['a range that is none', { allow: [api], addresses: ['10.0.0.0/40'] }, /"addresses" holds/],
    [
      'addresses for a transport that looks after them itself',
      { allow: [api], addresses: ['::1'], send: async () => silent },
      /goes with/,
    ],
    ['a limit of 0', { allow: [api], limits: { total: 0 } }, /"total" must be/],
    ['an unknown limit', { allow: [api], limits: { perHour: 1 } }, /unknown key "perHour"/],
    ['a transport that is none', { allow: [api], send: 'fetch' }, /"send" must be/],
  ])('refuses %s', (_, options, message) => {
    expect(() => createProbeHandler(options as unknown as ProbeHandlerOptions)).toThrow(message)
    expect(() => createProbeHandler(options as unknown as ProbeHandlerOptions)).toThrow(TypeError)
  })
  test('takes what is in order', () => {
    const options = {
      allow: [api, 'http://127.0.0.1:8787', 'http://[::1]:8787'],
      origins: [page],
      paths: ['/', '/a/:b'],
      addresses: ['10.0.0.0/8', 'fd00::1'],
      limits: { perClient: 1, total: 1 },
    }
    expect(createProbeHandler(options)).toBeTypeOf('function')
    expect(createProbeHandler({ allow: [api], send: recordingTransport(silent).send })).toBeTypeOf('function')
  })
})
