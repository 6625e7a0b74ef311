import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { acceptRewritten } from '../../../src/adapters/server/accept-rewritten.ts'
import { toNodeMiddleware } from '../../../src/adapters/server/to-node-middleware.ts'
import { generous, page } from './support/server-under-test.ts'

const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A server that writes down what reaches its handler; `before` runs in front of the middleware. */
async function start(before: (request: import('node:http').IncomingMessage) => Promise<void> | void = () => {}) {
  const handled: { line: string; rawHeaders: string[]; distinct: NodeJS.Dict<string[]>; body: string }[] = []
  const middleware = toNodeMiddleware(acceptRewritten(generous))
  const server = createServer(async (request, response) => {
    await before(request)
    middleware(request, response, async () => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      handled.push({
        line: `${request.method} ${request.url}`,
        rawHeaders: request.rawHeaders,
        distinct: request.headersDistinct,
        body,
      })
      response.end('handled')
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { handled, port: (server.address() as AddressInfo).port }
}

/** Writes bytes to a server as they are, in parts, and gives all that comes back. */
function write(port: number, ...parts: string[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', async () => {
      for (const part of parts) {
        socket.write(part, 'latin1')
        await sleep(5)
      }
    })
    socket.setTimeout(1000, () => socket.destroy())
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1')
      // Answers of these servers end with a JSON object, or the word of the handler.
      if (/\}$|handled/.test(answer)) socket.end()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}

const head = (line: string, ...fields: string[]) =>
  [`${line} HTTP/1.1`, 'Host: api.example.com', `Origin: ${page}`, ...fields, '', ''].join('\r\n')
const envelope = (body: string) =>
  head('POST /orders/1', 'Content-Type: text/plain;whycors=1', `Content-Length: ${body.length}`) + body

test('what is in order reaches the handler, in every view of the request', async () => {
  const { port, handled } = await start()
  expect(await write(port, envelope('1;PUT;content-type:application%2Fjson\n{"a":1}'))).toMatch(/^HTTP\/1.1 200/)
  expect(handled).toEqual([
    {
      line: 'PUT /orders/1',
      rawHeaders: ['Host', 'api.example.com', 'Origin', page, 'content-type', 'application/json', 'content-length', '7'],
      distinct: { host: ['api.example.com'], origin: [page], 'content-type': ['application/json'], 'content-length': ['7'] },
      body: '{"a":1}',
    },
  ])
})

test('a body that arrives byte by byte, or in chunks, is put together', async () => {
  const { port, handled } = await start()
  const whole = envelope('1;PUT\nabc')
  const split = whole.length - 9
  await write(port, whole.slice(0, split), ...whole.slice(split))
  await write(
    port,
    head('POST /orders/1', 'Content-Type: text/plain;whycors=1', 'Transfer-Encoding: chunked'),
    '4\r\n1;PU\r\n',
    '5\r\nT\nabc\r\n',
    '0\r\n\r\n',
  )
  expect(handled.map(({ line, body }) => [line, body])).toEqual([
    ['PUT /orders/1', 'abc'],
    ['PUT /orders/1', 'abc'],
  ])
  expect(handled[1]?.rawHeaders).not.toContain('Transfer-Encoding')
})

test('requests that follow on the same connection keep their bounds', async () => {
  const { port, handled } = await start()
  await write(port, envelope('1;PUT\nabc') + head('GET /orders/2'))
  await sleep(50)
  expect(handled.map(({ line, body }) => [line, body])).toEqual([
    ['PUT /orders/1', 'abc'],
    ['GET /orders/2', ''],
  ])
})

const refused: [title: string, status: number, parts: string[]][] = [
  [
    'an encoded CR LF in the target',
    400,
    [head('POST /orders/1?whycors=1;x-client:a%0D%0Ax-role%3A%20admin', 'Content-Length: 0')],
  ],
  ['a second Origin line', 403, [head('POST /orders/1?whycors=1;DELETE', 'Origin: https://evil.example', 'Content-Length: 0')]],
  [
    'a second Content-Type line, which Node would drop',
    400,
    [`${head('POST /orders/1', 'Content-Type: text/plain', 'Content-Type: text/plain;whycors=1', 'Content-Length: 6')}1;PUT\n`],
  ],
  [
    'a second Content-Type line after the marker',
    400,
    [`${head('POST /orders/1', 'Content-Type: text/plain;whycors=1', 'Content-Type: text/plain', 'Content-Length: 6')}1;PUT\n`],
  ],
  ['TRACE', 400, [head('TRACE /orders/1?whycors=1;x-client:1')]],
  ['a target in absolute form', 403, [head('POST http://api.example.com/orders/1?whycors=1;DELETE', 'Content-Length: 0')]],
  ['a target with dots', 403, [head('POST /orders/../orders/1?whycors=1;DELETE', 'Content-Length: 0')]],
  ['a target that begins with two slashes', 403, [head('POST //orders/1?whycors=1;DELETE', 'Content-Length: 0')]],
  [
    'an envelope without an end',
    413,
    [
      head('POST /orders/1', 'Content-Type: text/plain;whycors=1', 'Transfer-Encoding: chunked'),
      ...Array.from({ length: 30 }, () => `10000\r\n${'a'.repeat(0x10000)}\r\n`),
    ],
  ],
  [
    'an envelope that says it is huge',
    413,
    [head('POST /orders/1', 'Content-Type: text/plain;whycors=1', 'Content-Length: 999999999')],
  ],
]

test.each(refused)('refuses %s, and hands nothing to the handler', async (_, status, parts) => {
  const { port, handled } = await start()
  expect(await write(port, ...parts)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(handled).toEqual([])
})

test('a connection that breaks off within an envelope hands nothing to the handler', async () => {
  const { port, handled } = await start()
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head('POST /orders/1', 'Content-Type: text/plain;whycors=1', 'Content-Length: 100'))
      socket.write('1;DELETE\n')
      setTimeout(() => socket.destroy(), 30)
    })
    socket.on('close', () => resolve())
  })
  await sleep(50)
  expect(handled).toEqual([])
})

test('a body that somebody in front has read is refused, and does not hang', async () => {
  const { port, handled } = await start(async (request) => {
    for await (const _ of request);
  })
  const answer = await write(port, envelope('1;PUT\nabc'))
  expect(answer).toMatch(/^HTTP\/1.1 400 /)
  expect(answer).toContain('body-not-readable')
  expect(handled).toEqual([])
})

test('the body of a request that is refused by its head is not read', async () => {
  const { port } = await start()
  const answer = await write(port, envelope('1;PUT\nabc').replace(page, 'https://evil.example'))
  expect(answer).toMatch(/^HTTP\/1.1 403 /)
})
