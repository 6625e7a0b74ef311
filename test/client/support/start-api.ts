import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What arrived. */
export interface Received {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

export type Answer = (request: Received, response: ServerResponse, nth: number) => void | Promise<void>

export interface ApiServer {
  readonly origin: string
  /** All that arrived since the last `answerWith`. */
  readonly received: Received[]
  /** From now on. `nth` counts requests from 1. */
  answerWith(answer: Answer): void
  close(): Promise<void>
}

/** A real HTTP server that answers as a test tells it to. */
export async function startApi(): Promise<ApiServer> {
  const received: Received[] = []
  let answer: Answer = (_, response) => void response.end()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url = '', headers } = request
    const arrived = { method, url, headers, body: Buffer.concat(chunks).toString() }
    received.push(arrived)
    await answer(arrived, response, received.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerWith(next) {
      received.length = 0
      answer = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Answers with JSON. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(value))
  }
}
