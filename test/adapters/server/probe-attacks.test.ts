import type { LookupAddress } from 'node:dns'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type LookupFunction } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createProbeHandler } from '../../../src/adapters/server/create-probe-handler.ts'
import type { ProbeHandlerOptions } from '../../../src/adapters/server/probe-options.ts'
import { toNodeHandler } from '../../../src/adapters/server/to-node-handler.ts'
import { type RawServer, rawServer } from '../../support/raw-server.ts'
import { type Asked, api, ask, askOnce, page, question, questionHeaders } from './support/probe-under-test.ts'

/** What the resolver says, answer by answer; it is asked for names alone. */
const dns = vi.hoisted(() => ({ answers: [] as LookupAddress[][], asked: [] as string[] }))
vi.mock('../../../src/node/lookup-host.ts', () => ({
  lookupHost: ((host, _, callback) => {
    dns.asked.push(host)
    callback(null, dns.answers.shift() ?? [])
  }) satisfies LookupFunction,
}))

const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  dns.answers.length = 0
  dns.asked.length = 0
  await Promise.all(closing.splice(0).map((close) => close()))
})

async function serve(answer: string, host = '127.0.0.1'): Promise<RawServer> {
  const server = await rawServer((socket) => socket.end(answer), { host })
  closing.push(() => server.close())
  return server
}

const v4 = (address: string): LookupAddress => ({ address, family: 4 })
const v6 = (address: string): LookupAddress => ({ address, family: 6 })
const noContent = 'HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\n\r\n'
const deep = `${'['.repeat(4000)}${']'.repeat(4000)}`

describe('a question that is in order passes, so that each refusal below is for its own sake', () => {
  test('by a transport of its own', async () => {
    expect((await askOnce()).status).toBe(200)
  })
})

interface Attack {
  title: string
  asked: Asked
  status: number
  error: string
}

const headers = (changed: Record<string, string | null>): Asked => ({ headers: changed })
const url = (text: string): Asked => ({ body: { ...question, url: text } })
const body = (changed: object): Asked => ({ body: { ...question, ...changed } })

const attacks: Attack[] = [
  ...['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'].map((method) => ({
    title: `the method ${method}`,
    asked: { method },
    status: 405,
    error: 'method-not-post',
  })),

  // Pages of others
  { title: 'no Origin', asked: headers({ origin: null }), status: 403, error: 'origin-missing' },
  { title: 'an empty Origin', asked: headers({ origin: '' }), status: 403, error: 'origin-missing' },
  ...[
    'null',
    'https://evil.example',
    'http://app.example.com',
    'https://app.example.com:8443',
    'https://app.example.com.evil.example',
    'https://evil.app.example.com',
    'https://APP.example.com',
    'https://app.example.com/',
    'https://app.example.com, https://evil.example',
    '*',
  ].map((origin) => ({ title: `the Origin ${origin}`, asked: headers({ origin }), status: 403, error: 'origin-not-own' })),
  ...['cross-site', 'same-site', 'none', 'same-origin, cross-site'].map((site) => ({
    title: `Sec-Fetch-Site: ${site}`,
    asked: headers({ 'sec-fetch-site': site }),
    status: 403,
    error: 'fetch-metadata-inconsistent',
  })),
  { title: 'no header of its own', asked: headers({ 'x-whycors-probe': null }), status: 403, error: 'header-missing' },
  { title: 'another value of it', asked: headers({ 'x-whycors-probe': '1, 1' }), status: 403, error: 'header-missing' },
  ...[
    null,
    'text/plain',
    'application/x-www-form-urlencoded',
    'text/plain;application/json',
    'multipart/form-data',
    'application/jsonp',
  ].map((type) => ({
    title: `the Content-Type ${type}`,
    asked: headers({ 'content-type': type ?? null }),
    status: 415,
    error: 'type-not-json',
  })),

  // Other targets
  ...[
    'https://evil.example/',
    'https://api.example.com.evil.example/',
    'https://api.example.com@evil.example/',
    'https://evil.example#https://api.example.com',
    'https://evil.example\\@api.example.com/',
    'https://api.example.com\\@evil.example/',
    'https://api.example.com:443/',
    'https://api.example.com:8443/',
    'https://api.example.com./',
    'https://API.example.com/',
    'HTTPS://api.example.com/',
    'https:api.example.com/',
    'https:///api.example.com/',
    '//api.example.com/',
    '/orders',
    '',
    'http://api.example.com/',
    'ftp://api.example.com/',
    'file:///etc/passwd',
    'gopher://api.example.com/',
    'data:text/plain,x',
    'javascript:alert(1)',
    'https://me:pw@api.example.com/',
    'https://me@api.example.com/',
    'https://:@api.example.com/',
    'https://xn--pi-7ka.example.com/',
    'https://ａpi.example.com/',
    'https://api。example.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://0/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/',
    'https://api.example.com/\r\nX-Injected: 1',
    'https://api.example.com/ HTTP/1.1\r\nHost: evil.example\r\n\r\n',
    'https://api.exa\tmple.com/',
    'https://api.example.com/\0',
    ' https://api.example.com/',
    `https://api.example.com/${'a'.repeat(2048)}`,
    `${page}/admin`,
  ].map((text) => ({
    title: `the URL ${JSON.stringify(text.slice(0, 60))}`,
    asked: url(text),
    status: 403,
    error: 'url-not-allowed',
  })),

  // What is no question
  ...[
    '',
    'null',
    '1',
    '"x"',
    '[]',
    '{',
    '{}',
    '[{"url":"https://api.example.com/"}]',
    '{"__proto__":{"url":"https://api.example.com/"}}',
    `{"__proto__":{"isAdmin":true},"url":"${api}/"}`,
    `{"constructor":{"prototype":{"x":1}},"url":"${api}/"}`,
    `{"toString":"x","url":"${api}/"}`,
    `{"hasOwnProperty":1,"url":"${api}/"}`,
    `{"url":"${api}/","preflight":{"__proto__":{"method":"PUT"},"method":"GET","headers":[]}}`,
    `{"url":{"toString":"${api}"}}`,
    `{"url":["${api}/"]}`,
    deep,
  ].map((text) => ({ title: `the body ${text.slice(0, 70)}`, asked: { body: text }, status: 400, error: 'body-malformed' })),
  ...[
    { method: 'CONNECT', preflight: undefined },
    { method: 'TRACE', preflight: undefined },
    { method: 'track', preflight: undefined },
    { method: 'GET / HTTP/1.1\r\nX: y', preflight: undefined },
    { method: 'PUT\r\nX-Injected: 1', preflight: { method: 'PUT\r\nX-Injected: 1', headers: [] } },
    { method: 'P'.repeat(33), preflight: undefined },
    { method: 1, preflight: undefined },
    { preflight: { method: 'DELETE', headers: ['content-type'] } },
    { preflight: { method: 'PUT', headers: ['x-not-named'] } },
    { headerNames: ['x-a\r\nX-Injected: 1'] },
    { preflight: { method: 'PUT', headers: ['x-a\r\nHost: evil.example'] } },
    { headerNames: ['host'], preflight: { method: 'PUT', headers: ['host'] } },
    { headerNames: ['cookie'], preflight: { method: 'PUT', headers: ['cookie'] } },
    { headerNames: ['X-A'], preflight: { method: 'PUT', headers: ['X-A'] } },
    { headerNames: ['sec-x'], preflight: { method: 'PUT', headers: ['sec-x'] } },
    { headerNames: Array.from({ length: 65 }, (_, index) => `x-${index}`) },
    { headerNames: [`x-${'a'.repeat(128)}`] },
    { headerNames: 'content-type' },
    { headerNames: { length: 1, 0: 'x' } },
    { preflight: { method: 'PUT' } },
    { preflight: { headers: [] } },
    { preflight: 'PUT' },
    { preflight: [] },
    { mode: 'no-cors' },
    { mode: 'navigate' },
    { credentialsMode: 'all' },
    { redirect: 'always' },
    { origin: 'https://evil.example' },
    { headers: { cookie: 'a=b' } },
    { body: 'x' },
    { timeout: 1e9 },
  ].map((changed) => ({
    title: `the members ${JSON.stringify(changed).slice(0, 80)}`,
    asked: body(changed),
    status: 400,
    error: 'body-malformed',
  })),

  // Too much
  { title: 'a body of 9 kB', asked: { body: `{"url":"${api}/"${' '.repeat(9000)}}` }, status: 413, error: 'body-too-large' },
  {
    title: 'a body that says it is too large',
    asked: headers({ 'content-length': '999999999' }),
    status: 413,
    error: 'body-too-large',
  },
  { title: 'a stream without end', asked: { body: endless() }, status: 413, error: 'body-too-large' },
  { title: 'a stream that breaks', asked: { body: broken() }, status: 400, error: 'body-not-readable' },
  { title: 'bytes that are no text', asked: { body: bytes(0xff, 0xfe) }, status: 400, error: 'body-not-readable' },
]

function endless(): ReadableStream {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1000)) })
}
function broken(): ReadableStream {
  return new ReadableStream({ start: (controller) => controller.error(new Error('broken')) })
}
function bytes(...values: number[]): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(Uint8Array.from(values))
      controller.close()
    },
  })
}

describe('refuses, and sends nothing', () => {
  test.each(attacks)('$title', async ({ asked, status, error }) => {
    const said = await askOnce(asked, { origins: [page], paths: ['/'] })
    expect([said.status, said.json.error]).toEqual([status, error])
    expect(said.sent).toEqual([])
  })

  test('the Origin null, also where the URL that was asked has an opaque origin', async () => {
    const said = await askOnce({ url: 'app://page/', headers: { origin: 'null' }, body: { url: `${api}/` } }, { paths: ['/'] })
    expect([said.status, said.json.error]).toEqual([403, 'origin-not-own'])
  })

  test('a body that never ends', async () => {
    vi.useFakeTimers()
    try {
      const said = askOnce({ body: new ReadableStream() })
      await vi.advanceTimersByTimeAsync(5000)
      expect((await said).json.error).toBe('body-not-readable')
    } finally {
      vi.useRealTimers()
    }
  })

  test('and leaves every prototype as it was', async () => {
    await askOnce({ body: `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"url":"${api}/"}` })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('addresses', () => {
  const host = 'http://api.test:8787'
  const options = { allow: [host], origins: ['http://app.test'] }
  const asked = { headers: { origin: 'http://app.test' }, body: { ...question, url: `${host}/` } }

  test.each<[string, LookupAddress[]]>([
    ['loopback', [v4('127.0.0.1')]],
    ['a private network', [v4('10.0.0.1')]],
    ['the metadata of a cloud', [v4('169.254.169.254')]],
    ['loopback of IPv6', [v6('::1')]],
    ['unique local', [v6('fd00:ec2::254')]],
    ['link-local', [v6('fe80::1')]],
    ['mapped loopback', [v6('::ffff:127.0.0.1')]],
    ['mapped private', [v6('::ffff:a00:1')]],
    ['NAT64 of loopback', [v6('64:ff9b::7f00:1')]],
    ['NAT64 of the metadata', [v6('64:ff9b::169.254.169.254')]],
    ['6to4 of a private network', [v6('2002:a00:1::')]],
    ['this host', [v4('0.0.0.0')]],
    ['broadcast', [v4('255.255.255.255')]],
    ['a public address and a private one', [v4('1.1.1.1'), v4('192.168.0.1')]],
    ['no address', []],
  ])('refuses a host that resolves to %s', async (_, answer) => {
    dns.answers.push(answer)
    const { status, json } = await ask(createProbeHandler(options), asked)
    expect([status, json.error]).toEqual([403, 'address-not-allowed'])
    expect(JSON.stringify(json)).not.toMatch(/\d+\.\d+\.\d+\.\d+/)
  })

  test('a name that is bound anew between two messages keeps its first address', async () => {
    const good = await serve('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: x-a\r\n\r\n')
    const inner = await rawServer((socket) => socket.end(noContent), { host: '127.0.0.2', port: good.port })
    closing.push(() => inner.close())
    const origin = `http://api.test:${good.port}`
    dns.answers.push([v4('127.0.0.1')], [v4('127.0.0.2')], [v4('127.0.0.2')])
    const { json } = await ask(
      createProbeHandler({ allow: [origin], origins: ['http://app.test'], addresses: ['127.0.0.1'], paths: ['/:id'] }),
      {
        headers: { origin: 'http://app.test' },
        body: { url: `${origin}/1`, method: 'GET', headerNames: ['x-a'], preflight: { method: 'GET', headers: ['x-a'] } },
      },
    )
    expect(json.steps?.map(({ response }) => response)).toMatchObject([{ status: 200 }, { status: 200 }])
    expect(good.received.map((text) => text.split(' ', 1)[0])).toEqual(['OPTIONS', 'GET'])
    expect(inner.received).toEqual([])
    expect(dns.asked).toEqual(['api.test'])
  })

  test('an address that is on the list of the app is asked', async () => {
    const server = await serve(noContent)
    const origin = `http://127.0.0.1:${server.port}`
    const said = await ask(createProbeHandler({ allow: [origin], origins: ['http://app.test'] }), {
      ...asked,
      body: { ...question, url: `${origin}/` },
    })
    expect(said.json.steps).toMatchObject([{ error: 'method-disallowed-by-preflight-response' }])
    expect(dns.asked).toEqual([])
  })

  test.each(['2130706433', '0x7f000001', '0177.0.0.1', '127.1', '127.0.0.1.', '[::ffff:127.0.0.1]', '[::127.0.0.1]'])(
    'but not when it is spelled %s',
    async (spelled) => {
      const server = await serve(noContent)
      const said = await ask(createProbeHandler({ allow: [`http://127.0.0.1:${server.port}`], origins: ['http://app.test'] }), {
        ...asked,
        body: { ...question, url: `http://${spelled}:${server.port}/` },
      })
      expect([said.status, said.json.error]).toEqual([403, 'url-not-allowed'])
      expect(server.received).toEqual([])
    },
  )
})

describe('over real connections', () => {
  const own = 'http://app.test'
  const asking = (server: RawServer, changed: object = {}, options: Partial<ProbeHandlerOptions> = {}) => {
    const origin = `http://127.0.0.1:${server.port}`
    return ask(createProbeHandler({ allow: [origin], origins: [own], paths: ['/:id'], ...options }), {
      headers: { origin: own, cookie: 'session=secret', authorization: 'Bearer secret' },
      body: { url: `${origin}/1`, method: 'GET', headerNames: [], ...changed },
    })
  }

  test.each(['301', '302', '303', '307', '308'])('follows no %s, wherever it leads', async (status) => {
    const inner = await serve(noContent)
    const server = await serve(
      `HTTP/1.1 ${status} Moved\r\nAccess-Control-Allow-Origin: *\r\nLocation: http://127.0.0.1:${inner.port}/secret\r\n\r\n`,
    )
    const { json } = await asking(server)
    expect(json).toMatchObject({ steps: [{ response: { status: Number(status) } }], sameMethod: false })
    const preflight = await asking(server, {
      method: 'PUT',
      preflight: { method: 'PUT', headers: [] },
    })
    expect(preflight.json.steps).toMatchObject([{ error: 'preflight-disallowed-redirect' }])
    expect(inner.received).toEqual([])
  })

  test('gives nothing of a body, and nothing of other headers', async () => {
    const server = await serve('HTTP/1.1 200 OK\r\nX-Secret: secret\r\nSet-Cookie: secret\r\n\r\nsecret body')
    const { json } = await asking(server)
    expect(json.steps).toMatchObject([{ response: { status: 200, headers: [] } }])
    expect(JSON.stringify(json)).not.toContain('secret')
  })

  test('sends no credential of whoever asks, and takes no proxy', async () => {
    const proxy = await serve('HTTP/1.1 200 OK\r\n\r\n')
    const address = `http://127.0.0.1:${proxy.port}`
    vi.stubEnv('HTTP_PROXY', address).stubEnv('http_proxy', address).stubEnv('NODE_USE_ENV_PROXY', '1')
    const server = await serve(noContent)
    try {
      await asking(server)
    } finally {
      vi.unstubAllEnvs()
    }
    expect(proxy.received).toEqual([])
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toMatch(/^GET \/1 HTTP\/1\.1\r\n/)
    expect(server.received[0]).not.toMatch(/secret|cookie|authorization|x-whycors/i)
  })

  test('a server that answers with script and control characters gets them into JSON alone', async () => {
    const server = await serve('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: \x1b[31m<script>\r\n__proto__: x\r\n\r\n')
    const { json, headers: sent } = await asking(server)
    expect([sent.get('content-type'), sent.get('x-content-type-options')]).toEqual(['application/json', 'nosniff'])
    expect(json.steps?.[0]?.response).toEqual({ status: 200, headers: [['Access-Control-Allow-Origin', '\x1b[31m<script>']] })
  })
})

describe('through node:http', () => {
  const listen = async (options: Partial<ProbeHandlerOptions> = {}, clientOf?: (request: IncomingMessage) => string) => {
    const target = await serve(noContent)
    const origin = `http://127.0.0.1:${target.port}`
    const server = createServer(toNodeHandler(createProbeHandler({ allow: [origin], ...options }), clientOf))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => {
      server.closeAllConnections()
      server.close()
    })
    const { port } = server.address() as AddressInfo
    const own = `http://127.0.0.1:${port}`
    const headersOf = (changed: Record<string, string> = {}) => ({ ...questionHeaders, origin: own, ...changed })
    return { port, own, origin, target, headersOf, body: JSON.stringify({ ...question, url: `${origin}/` }) }
  }
  const raw = (port: number, text: string) =>
    new Promise<string>((resolve) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1')
      })
      socket.on('error', () => resolve(answer)).on('close', () => resolve(answer))
    })

  test('answers a question that is in order', async () => {
    const { own, headersOf, body: text } = await listen()
    const response = await fetch(`${own}/whycors-probe`, { method: 'POST', headers: headersOf(), body: text })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ version: 1, steps: [{ kind: 'preflight', response: { status: 204 } }] })
  })

  test('tells clients apart by their address, whatever X-Forwarded-For says', async () => {
    const { own, headersOf, body: text } = await listen({ limits: { perClient: 1 } })
    const statuses: number[] = []
    for (const address of ['1.1.1.1', '2.2.2.2'])
      statuses.push((await fetch(own, { method: 'POST', headers: headersOf({ 'x-forwarded-for': address }), body: text })).status)
    expect(statuses).toEqual([200, 429])
  })

  test('or as it is told', async () => {
    const {
      own,
      headersOf,
      body: text,
    } = await listen({ limits: { perClient: 1 } }, ({ headers: sent }) => String(sent['x-client']))
    const statuses: number[] = []
    for (const client of ['a', 'b', 'a'])
      statuses.push((await fetch(own, { method: 'POST', headers: headersOf({ 'x-client': client }), body: text })).status)
    expect(statuses).toEqual([200, 200, 429])
  })

  test.each<[string, (port: number) => string, RegExp]>([
    [
      'a host of another page',
      (port) =>
        `POST / HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://127.0.0.1:${port}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      /403[\s\S]*origin-not-own/,
    ],
    [
      'an absolute target',
      (port) =>
        `POST http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://evil.example\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      /403[\s\S]*origin-not-own/,
    ],
    [
      'a host that is none',
      () => 'POST / HTTP/1.1\r\nHost: a@b/?#\r\nOrigin: http://b\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      /400/,
    ],
    [
      'a method that Request refuses',
      (port) => `TRACE / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
      /400/,
    ],
    [
      'two Origins',
      (port) =>
        `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nOrigin: http://evil.example\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      /403[\s\S]*origin-not-own/,
    ],
  ])('refuses %s', async (_, text, expected) => {
    const { port, target } = await listen()
    expect(await raw(port, text(port))).toMatch(expected)
    expect(target.received).toEqual([])
  })

  test('answers a body that grows too large, and one that breaks off does no harm', async () => {
    const { port, headersOf, target } = await listen()
    const lines = Object.entries(headersOf()).map(([name, value]) => `${name}: ${value}\r\n`)
    const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines.join('')}Transfer-Encoding: chunked\r\n\r\n`
    const chunk = `1000\r\n${' '.repeat(0x1000)}\r\n`
    expect(await raw(port, head + chunk.repeat(5))).toMatch(/^HTTP\/1\.1 413 [\s\S]*body-too-large/)
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(head + chunk, () => socket.destroy()))
      socket.on('close', () => resolve())
    })
    expect(await raw(port, `${head}0\r\n\r\n`.replace('POST', 'GET').replace('\r\n', '\r\nConnection: close\r\n'))).toMatch(/405/)
    expect(target.received).toEqual([])
  })

  test('refuses a body that somebody has read already', async () => {
    const handler = toNodeHandler(createProbeHandler({ allow: [api] }))
    const server = createServer((request, response) => {
      request.resume().once('end', () => handler(request, response))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => server.close())
    const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const response = await fetch(own, {
      method: 'POST',
      headers: { ...questionHeaders, origin: own, connection: 'close' },
      body: '{}',
    })
    expect(await response.json()).toMatchObject({ error: 'body-not-readable' })
  })
})
