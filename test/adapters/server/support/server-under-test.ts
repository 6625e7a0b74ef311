import type { AcceptOptions } from '../../../../src/adapters/server/accept-options.ts'
import { acceptRewritten } from '../../../../src/adapters/server/accept-rewritten.ts'

export const page = 'https://app.example.com'
export const api = 'https://api.example.com'

/** A server that has opted in for much, so that what is refused is refused for its own sake. */
export const generous: AcceptOptions = {
  origins: [page],
  jsonAsText: true,
  methodOverride: ['PUT /orders/:id', 'PATCH /orders/:id', 'DELETE /orders/:id'],
  headersInQuery: ['x-client', 'x-tenant'],
  headersInBody: ['authorization', 'x-api-key', 'idempotency-key'],
  shortenAccept: true,
}

export interface Sent {
  method?: string
  /** Path and query. */
  target?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

/** What Chromium sends with a cross-origin fetch. */
export const browserHeaders = { origin: page, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }

export function requestOf({ method = 'GET', target = '/', headers = {}, body }: Sent): Request {
  return new Request(`${api}${target}`, { method, headers, ...(body === undefined ? {} : { body: body as BodyInit }) })
}

/** Sends a request to a server in front of a handler; says what came back and what the handler saw. */
export async function send(sent: Sent, options: AcceptOptions = generous) {
  const accept = acceptRewritten(options)
  const accepted = await accept(requestOf(sent))
  if (accepted instanceof Response) {
    const answer = (await accepted.json()) as { error: string; message: string }
    return { status: accepted.status, error: answer.error, message: answer.message, headers: accepted.headers, handled: null }
  }
  const seen = {
    method: accepted.method,
    target: accepted.url.slice(api.length),
    headers: [...accepted.headers].filter(([name]) => name !== 'content-length' && !(name in browserHeaders)),
    body: await accepted.text(),
  }
  return { status: 200, error: null, message: '', headers: new Headers(), handled: seen }
}
