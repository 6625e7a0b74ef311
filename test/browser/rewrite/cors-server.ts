import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AcceptOptions } from '../../../src/adapters/server/accept-options.ts'
import { acceptRewritten } from '../../../src/adapters/server/accept-rewritten.ts'
import { toNodeMiddleware } from '../../../src/adapters/server/to-node-middleware.ts'

/** What arrived, or what the handler saw. */
export interface Arrived {
  method: string
  url: string
  headers: Record<string, string>
  body: string
}

export interface CorsServer {
  origin: string
  /** Request lines as they arrived, with the status of the answer. */
  arrived: { line: string; origin: string | undefined; status: number }[]
  /** What reached the handler. */
  handled: Arrived[]
  close(): Promise<void>
}

/** An API that allows its pages everything by CORS, restores rewritten requests and writes down what reaches its handler. */
export async function startCorsServer(options: AcceptOptions, latency = 0): Promise<CorsServer> {
  const arrived: CorsServer['arrived'] = []
  const handled: Arrived[] = []
  const middleware = toNodeMiddleware(acceptRewritten(options))

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    handled.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: { ...request.headers } as Record<string, string>,
      body: Buffer.concat(chunks).toString('base64'),
    })
    response.setHeader('content-type', 'application/json')
    response.end('{}')
  }

  const server = createServer(async (request, response) => {
    const entry = { line: `${request.method} ${request.url}`, origin: request.headers.origin, status: 0 }
    arrived.push(entry)
    response.on('finish', () => {
      entry.status = response.statusCode
    })
    if (latency > 0) await sleep(latency)
    const { origin } = request.headers
    // Pages that are not on the list get the headers too: so it is not CORS that stops them.
    if (origin !== undefined) {
      response.setHeader('access-control-allow-origin', origin)
      response.setHeader('access-control-allow-credentials', 'true')
      response.setHeader('vary', 'origin')
    }
    response.setHeader('cache-control', 'no-store')
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
      response.setHeader('access-control-allow-methods', request.headers['access-control-request-method'])
      response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '')
      response.setHeader('access-control-max-age', '0')
      response.writeHead(204).end()
      return
    }
    middleware(request, response, () => void handle(request, response))
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    handled,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
