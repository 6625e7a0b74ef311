import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ProbeHandler } from './create-probe-handler.ts'

/** What node:http, Express and Connect call a handler. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => void

/**
 * A probe handler for node:http, Express and Connect; place it before body parsers. `clientOf` tells clients apart. Default: by the address at
 * the other end of the connection, which behind a proxy is the proxy's.
 *
 * @example
 * app.post('/whycors-probe', toNodeHandler(createProbeHandler({ allow: ['https://api.example.com'] })))
 */
export function toNodeHandler(
  handler: ProbeHandler,
  clientOf: (request: IncomingMessage) => string = remoteAddress,
): NodeHandler {
  return (request, response) => {
    const asked = requestOf(request)
    if (asked === null) {
      response.writeHead(400, { connection: 'close' }).end()
      return
    }
    const client = clientOf(request)
    void handler(asked, { client }).then(async (answer) => {
      const body = Buffer.from(await answer.arrayBuffer())
      // What is left of the question is not worth waiting for.
      if (!request.complete && request.httpVersionMajor === 1) response.setHeader('connection', 'close')
      response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': body.length }).end(body)
    })
  }
}

function remoteAddress({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? ''
}

/** Null: no `Request` can say it. */
function requestOf(request: IncomingMessage & { originalUrl?: string }): Request | null {
  try {
    const { method = '', socket, rawHeaders } = request
    const host = request.headers.host ?? request.headers[':authority'] ?? ''
    // Only the host counts: whatever the path is, the route has led here.
    if (!/^[^/?#\\@\s]+$/.test(String(host))) return null
    const headers = new Headers()
    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      const name = rawHeaders[index] ?? ''
      if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '')
    }
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const body = hasBody ? (request.readableDidRead ? unreadable() : bodyOf(request)) : null
    return new Request(`${'encrypted' in socket ? 'https' : 'http'}://${host}/`, {
      method,
      headers,
      ...(body === null ? {} : { body, duplex: 'half' }),
    } as RequestInit)
  } catch {
    return null
  }
}

/** Read only as far as it is asked for. Giving it up leaves the connection open: it still has to carry the answer. */
function bodyOf(request: IncomingMessage): ReadableStream {
  const chunks = request[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
  })
}

/** Somebody in front, such as a body parser, has read it already. */
function unreadable(): ReadableStream {
  return new ReadableStream({ start: (controller) => controller.error(new TypeError('The body was read already')) })
}
