import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { permissiveAnswer } from './permissive-answer.ts'

/** One request as it arrived, byte for byte where HTTP allows. */
export interface RecordedRequest {
  /** Value of `id` in the query, by which calls that run side by side are told apart. */
  readonly id: string | null
  /** As written in the request line; case kept. */
  readonly method: string
  /** Path and query. */
  readonly url: string
  /** In the order of arrival, case kept, values as bytes (one character each). */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Null until the body has arrived completely. `text` only up to 64 KiB. */
  body: { byteLength: number; sha256: string; text?: string } | null
}

/** Answers a request itself, or gives false to leave it to the next in line. */
export type RequestHandler = (request: RecordedRequest, response: ServerResponse) => boolean | Promise<boolean>

export interface RecordingServer {
  /** `http://127.0.0.1:<port>`, or https with a certificate. */
  readonly origin: string
  /** The same server under another host name, hence another origin. */
  readonly localhostOrigin: string
  readonly port: number
  /** All that arrived and was not taken, in order. */
  readonly requests: readonly RecordedRequest[]
  /** What arrived for one id, in order. */
  of(id: string): RecordedRequest[]
  /** Removes and gives the requests that fit. */
  take(predicate: (request: RecordedRequest) => boolean): RecordedRequest[]
  /** Sets the answer for one id, in place of the handler of the server. */
  answer(id: string, handler: RequestHandler): void
  close(): Promise<void>
}

/** Requests for which nothing is recorded, such as the page itself. */
export type UnrecordedFiles = ReadonlyMap<string, { headers: Readonly<Record<string, string>>; body: string }>

export interface RecordingServerOptions {
  files?: UnrecordedFiles
  /** Makes it an https server. */
  certificate?: { key: string; cert: string }
}

/**
 * A server on 127.0.0.1 and, as `localhost`, on ::1 too. It records every request and answers as `handler` says, else so that each CORS
 * check passes and no preflight is cached.
 */
export async function startRecordingServer(
  handler?: RequestHandler,
  options: RecordingServerOptions = {},
): Promise<RecordingServer> {
  const { files = new Map(), certificate } = options
  const requests: RecordedRequest[] = []
  const answers = new Map<string, RequestHandler>()

  const onRequest = (message: IncomingMessage, response: ServerResponse) => {
    const file = files.get((message.url ?? '').split('?', 1)[0] ?? '')
    if (file !== undefined && message.method === 'GET') {
      response.writeHead(200, { 'cache-control': 'no-store', ...file.headers })
      response.end(file.body)
      return
    }
    const request = recordOf(message.method ?? '', message.url ?? '', pairs(message.rawHeaders))
    requests.push(request)
    const chunks: Buffer[] = []
    message.on('data', (chunk: Buffer) => chunks.push(chunk))
    message.on('error', () => {})
    message.on('end', async () => {
      request.body = bodyOf(Buffer.concat(chunks))
      try {
        const own = request.id === null ? undefined : answers.get(request.id)
        if (own !== undefined && (await own(request, response))) return
        if (handler !== undefined && (await handler(request, response))) return
        const answer = permissiveAnswer(request)
        response.writeHead(answer.status, answer.headers)
        response.end(answer.body)
      } catch (error) {
        response.destroy(error instanceof Error ? error : undefined)
      }
    })
  }

  // Header values may hold control bytes, which browsers send and a strict parser refuses.
  const settings = { insecureHTTPParser: true, maxHeaderSize: 1 << 20, keepAliveTimeout: 60_000 }
  const onClientError = (error: Error & { rawPacket?: Buffer }, socket: Socket) =>
    answerUnparsed(error.rawPacket, socket, (request) => requests.push(request))
  const create = (): Server =>
    certificate ? (createTlsServer({ ...settings, ...certificate }, onRequest) as Server) : createServer(settings, onRequest)
  const make = () => create().on('clientError', onClientError as (error: Error, socket: unknown) => void)
  const servers = await listenOnLoopback(make)
  const port = (servers[0].address() as AddressInfo).port
  const scheme = certificate ? 'https' : 'http'

  return {
    origin: `${scheme}://127.0.0.1:${port}`,
    localhostOrigin: `${scheme}://localhost:${port}`,
    port,
    requests,
    of: (id) => requests.filter((request) => request.id === id),
    take(predicate) {
      const taken = requests.filter(predicate)
      const kept = requests.filter((request) => !taken.includes(request))
      requests.splice(0, requests.length, ...kept)
      return taken
    },
    answer: (id, own) => void answers.set(id, own),
    async close() {
      await Promise.all(
        servers.map((server) => {
          const closed = new Promise<void>((resolve) => server.close(() => resolve()))
          server.closeAllConnections()
          return closed
        }),
      )
    },
  }
}

function recordOf(method: string, url: string, headers: RecordedRequest['headers']): RecordedRequest {
  return { id: new URL(url, 'http://server.invalid').searchParams.get('id'), method, url, headers, body: null }
}

function pairs(flat: readonly string[]): [string, string][] {
  const list: [string, string][] = []
  for (let index = 0; index + 1 < flat.length; index += 2) list.push([flat[index] ?? '', flat[index + 1] ?? ''])
  return list
}

function bodyOf(bytes: Buffer): NonNullable<RecordedRequest['body']> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { byteLength: bytes.length, sha256, ...(bytes.length <= 65_536 ? { text: bytes.toString('utf8') } : {}) }
}

/** Node's parser knows a fixed set of methods, in capitals. A request with another one is read here, body aside, and answered like all. */
function answerUnparsed(packet: Buffer | undefined, socket: Socket, record: (request: RecordedRequest) => void): void {
  const [head = '', ...rest] = packet?.toString('latin1').split('\r\n\r\n') ?? []
  const [line = '', ...lines] = head.split('\r\n')
  const [method, url] = line.split(' ')
  if (!socket.writable || method === undefined || url?.startsWith('/') !== true) {
    socket.destroy()
    return
  }
  const headers = lines.map((text): [string, string] => {
    const colon = text.indexOf(':')
    return [text.slice(0, colon), text.slice(colon + 1).trim()]
  })
  const request = recordOf(method, url, headers)
  request.body = bodyOf(Buffer.from(rest.join('\r\n\r\n'), 'latin1'))
  record(request)
  const answer = permissiveAnswer(request)
  const fields = { ...answer.headers, 'content-length': String(Buffer.byteLength(answer.body)), connection: 'close' }
  const text = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(Buffer.from(`HTTP/1.1 ${answer.status} Answered\r\n${text.join('')}\r\n${answer.body}`, 'latin1'))
}

/** Listens on one port of 127.0.0.1 and, where the machine has IPv6, of ::1. */
async function listenOnLoopback(make: () => Server): Promise<[Server, ...Server[]]> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const first = make()
    await listen(first, '127.0.0.1', 0)
    const second = make()
    try {
      await listen(second, '::1', (first.address() as AddressInfo).port)
      return [first, second]
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return [first]
      first.close()
    }
  }
  throw new Error('No port is free on both 127.0.0.1 and ::1.')
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
