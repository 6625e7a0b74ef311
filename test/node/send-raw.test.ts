import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { type RawOptions, type RawRequest, sendRaw } from '../../src/node/send-raw.ts'
import { type RawServer, rawServer } from '../support/raw-server.ts'
import { expiredCertificate, loopbackCertificate, otherHostCertificate, testKey } from '../support/test-certificates.ts'

const servers: RawServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function serve(...parameters: Parameters<typeof rawServer>): Promise<RawServer> {
  const server = await rawServer(...parameters)
  servers.push(server)
  return server
}

const send = (url: string, request: Partial<RawRequest> = {}, options: Partial<RawOptions> = {}) =>
  sendRaw({ method: 'GET', url, headers: [], ...request }, { timeout: 10_000, ...options })
const get = async (answer: (socket: Socket) => void, options?: Parameters<typeof rawServer>[1], raw?: Partial<RawOptions>) =>
  send(`http://127.0.0.1:${(await serve(answer, options)).port}/`, {}, raw)

const ok = 'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n\r\n'

describe('sendRaw', () => {
  test('sends these bytes and no others', async () => {
    const server = await serve((socket) => socket.end(ok))
    const answer = await send(`http://127.0.0.1:${server.port}/a%20b/c?d=%22#f`, {
      method: 'PATCH',
      headers: [
        ['host', 'forged.test'],
        ['X-Z', '1'],
        ['x-a', '\xe9'],
        ['X-Z', '2'],
      ],
      body: new TextEncoder().encode('é'),
    })
    expect(answer).toEqual({ status: 200, headers: [['Access-Control-Allow-Origin', '*']] })
    expect(server.received).toEqual([
      'PATCH /a%20b/c?d=%22 HTTP/1.1\r\nhost: forged.test\r\nX-Z: 1\r\nx-a: \xe9\r\nX-Z: 2\r\n\r\n\xc3\xa9',
    ])
  })

  test('sends nothing that would forge a line', () => {
    for (const header of [
      ['X', 'a\r\nb: c'],
      ['X\nb', 'c'],
      ['X', '\0'],
    ] as const) {
      expect(() => sendRaw({ method: 'GET', url: 'http://127.0.0.1:9/', headers: [header] }, { timeout: 1 })).toThrow(TypeError)
    }
  })

  test.each([
    ['/a?', '/a?'],
    ['/a?#b?', '/a?'],
    ['/a#b?', '/a'],
    ['/a?b=?', '/a?b=?'],
    ['', '/'],
  ])('asks %j for %j', async (path, target) => {
    const server = await serve((socket) => socket.end(ok))
    await send(`http://127.0.0.1:${server.port}${path}`)
    expect(server.received).toEqual([`GET ${target} HTTP/1.1\r\n\r\n`])
  })

  test('waits for a response that comes byte by byte', async () => {
    const answer = await get((socket) => {
      const bytes = [...ok]
      const step = () => {
        const byte = bytes.shift()
        if (byte === undefined) socket.end()
        else socket.write(byte, () => setImmediate(step))
      }
      step()
    })
    expect(answer).toMatchObject({ status: 200 })
  })
})

describe('a server that does not answer well', () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ['closes', (socket) => socket.end(), 'empty-response'],
    ['closes at once', (socket) => socket.destroy(), 'empty-response'],
    ['resets', (socket) => socket.resetAndDestroy(), 'connection-reset'],
    [
      'resets in the middle of the headers',
      (socket) => socket.write('HTTP/1.1 200 OK\r\nA:', () => setTimeout(() => socket.resetAndDestroy(), 20)),
      'connection-reset',
    ],
    ['sends a greeting of SSH', (socket) => socket.write('SSH-2.0-OpenSSH_9.9\r\n'), 'invalid-http-response'],
    ['sends HTML alone', (socket) => socket.write('<!doctype html><h1>hi</h1>'), 'invalid-http-response'],
    ['sends NULs', (socket) => socket.write(Buffer.alloc(1024)), 'invalid-http-response'],
    [
      'sends two lengths',
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'),
      'invalid-http-response',
    ],
    ['speaks TLS', (socket) => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 70])), 'invalid-http-response'],
  ])('%s', async (_, answer, expected) => expect(await get(answer)).toMatchObject({ error: expected }))

  test('sends 10 MB of headers and is read no further than 256 kB', async () => {
    let written = 0
    const answer = await get((socket) => {
      const line = Buffer.from(`X-A: ${'a'.repeat(64 * 1024)}\r\n`)
      socket.write('HTTP/1.1 200 OK\r\n')
      const more = () => {
        while (!socket.destroyed && written < 10 * 1024 * 1024) {
          written += line.length
          if (!socket.write(line)) {
            socket.once('drain', more)
            return
          }
        }
      }
      more()
    })
    expect(answer).toEqual({ error: 'invalid-http-response', detail: 'headers of more than 256 kB' })
  })

  test('sends a body without end, which nobody reads', async () => {
    let closed: () => void
    const gone = new Promise<void>((resolve) => {
      closed = resolve
    })
    const answer = await get((socket) => {
      socket.on('close', () => closed())
      socket.write(ok)
      const more = () => {
        while (!socket.destroyed && socket.write(Buffer.alloc(64 * 1024))) {}
        if (!socket.destroyed) socket.once('drain', more)
      }
      more()
    })
    expect(answer).toMatchObject({ status: 200 })
    await gone
  })

  test('never answers', async () => {
    expect(await get(() => {}, {}, { timeout: 50 })).toEqual({ error: 'timeout', detail: 'no response within 50 ms' })
  })

  test('drips headers without end', async () => {
    const drip = (socket: Socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const timer = setInterval(() => socket.write('X: y\r\n'), 5)
      socket.on('close', () => clearInterval(timer))
    }
    expect(await get(drip, {}, { timeout: 100 })).toMatchObject({ error: 'timeout' })
  })
})

describe('a host that cannot be reached', () => {
  test('refuses', async () => {
    const { port, close } = await rawServer(() => {})
    await close()
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      for (const scheme of ['http', 'https']) {
        expect(await send(`${scheme}://${host}:${port}/`), `${scheme} ${host}`).toMatchObject({ error: 'connection-refused' })
      }
    }
  })
  test('has no address', async () => {
    expect(await send('http://no-such-host.invalid/')).toMatchObject({ error: 'name-not-resolved' })
    expect(await send('https://no-such-host.invalid/')).toMatchObject({ error: 'name-not-resolved' })
  })
})

describe('localhost', () => {
  test.each(['localhost', 'app.localhost'])('%s is found where only IPv4 answers', async (host) => {
    const server = await serve((socket) => socket.end(ok))
    expect(await send(`http://${host}:${server.port}/`)).toMatchObject({ status: 200 })
  })
  test('is found where only IPv6 answers', async ({ skip }) => {
    const server = await serve((socket) => socket.end(ok), { host: '::1' }).catch(() => skip('no IPv6 loopback on this machine'))
    expect(await send(`http://localhost:${server.port}/`)).toMatchObject({ status: 200 })
    expect(await send(`http://[::1]:${server.port}/`)).toMatchObject({ status: 200 })
  })
})

describe('TLS', () => {
  const withCertificate = (cert: string, answer: (socket: Socket) => void = (socket) => socket.end(ok)) =>
    serve(answer, { tls: { key: testKey, cert } })

  test.each(['localhost', '127.0.0.1'])('passes with a certificate that is trusted and names %s', async (host) => {
    const server = await withCertificate(loopbackCertificate)
    const answer = await send(`https://${host}:${server.port}/`, {}, { extraCa: [loopbackCertificate] })
    expect(answer).toEqual({ status: 200, headers: [['Access-Control-Allow-Origin', '*']] })
  })
  test.each([
    ['localhost', 'localhost'],
    ['localhost.', 'localhost'],
    ['127.0.0.1', false],
  ])('tells the server that it wants %s: %s', async (host, expected) => {
    let name: unknown
    const server = await withCertificate(loopbackCertificate, (socket) => {
      name = (socket as TLSSocket).servername
      socket.end(ok)
    })
    expect(await send(`https://${host}:${server.port}/`, {}, { extraCa: [loopbackCertificate] })).toMatchObject({ status: 200 })
    expect(name).toBe(expected)
  })
  test.each([
    ['that nobody trusts', loopbackCertificate, [], 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['for another host', otherHostCertificate, [otherHostCertificate], 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['that has expired', expiredCertificate, [expiredCertificate], 'CERT_HAS_EXPIRED'],
  ])('refuses a certificate %s, and sends it nothing', async (_, cert, extraCa, detail) => {
    const server = await withCertificate(cert)
    expect(await send(`https://localhost:${server.port}/`, {}, { extraCa })).toEqual({ error: 'cert-invalid', detail })
    expect(server.received.join('')).toBe('')
  })
  test.each<[string, (socket: Socket) => void, string]>([
    ['a server of plain HTTP', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'ssl-protocol-error'],
    ['a server that closes', (socket) => socket.end(), 'connection-closed'],
    ['a server that resets', (socket) => socket.resetAndDestroy(), 'connection-reset'],
  ])('meets %s', async (_, answer, expected) => {
    // The handshake has begun once the first bytes of the client are there.
    const server = await serve((socket) => socket.once('data', () => answer(socket)), { at: 'connect' })
    expect(await send(`https://127.0.0.1:${server.port}/`)).toMatchObject({ error: expected })
  })
  test('waits no longer than the timeout for a handshake', async () => {
    const server = await serve(() => {}, { at: 'connect' })
    expect(await send(`https://127.0.0.1:${server.port}/`, {}, { timeout: 50 })).toMatchObject({ error: 'timeout' })
  })
  test('that is cut off in the headers is no response', async () => {
    const server = await withCertificate(loopbackCertificate, (socket) => socket.end('HTTP/1.1 200 OK\r\nA: b'))
    expect(await send(`https://localhost:${server.port}/`, {}, { extraCa: [loopbackCertificate] })).toMatchObject({
      error: 'invalid-http-response',
    })
  })
})
