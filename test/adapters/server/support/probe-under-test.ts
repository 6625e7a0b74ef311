import { createProbeHandler, type ProbeHandler } from '../../../../src/adapters/server/create-probe-handler.ts'
import type { ProbeHandlerOptions } from '../../../../src/adapters/server/probe-options.ts'
import type { Transport, TransportRequest, TransportResponse } from '../../../../src/protocol/transport.ts'

export const page = 'https://app.example.com'
export const api = 'https://api.example.com'
export const route = `${page}/whycors-probe`

/** A transport that remembers what it was to send. */
export function recordingTransport(answer: TransportResponse | ((message: TransportRequest) => TransportResponse)) {
  const sent: TransportRequest[] = []
  const send: Transport = async (message) => {
    sent.push(message)
    return typeof answer === 'function' ? answer(message) : answer
  }
  return { sent, send }
}

/** Grants nothing. */
export const silent: TransportResponse = { status: 204, headers: [] }

/** What Chromium sends with a question. */
export const questionHeaders = {
  origin: page,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  'x-whycors-probe': '1',
}

/** A question that is in order: a PUT of JSON. */
export const question = {
  url: `${api}/orders/42`,
  method: 'PUT',
  mode: 'cors',
  credentialsMode: 'same-origin',
  headerNames: ['content-type'],
  preflight: { method: 'PUT', headers: ['content-type'] },
}

export interface Asked {
  method?: string
  url?: string
  headers?: Record<string, string | null>
  body?: unknown
}

/** The request of a page; a header that is null is left out. */
export function asking({ method = 'POST', url = route, headers = {}, body = question }: Asked = {}): Request {
  const list = Object.entries({ ...questionHeaders, ...headers }).filter((entry): entry is [string, string] => entry[1] !== null)
  const content = typeof body === 'string' || body instanceof ReadableStream ? body : JSON.stringify(body)
  return new Request(url, {
    method,
    headers: list,
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: content, duplex: 'half' }),
  } as RequestInit)
}

export interface Answer {
  status: number
  headers: Headers
  json: {
    error?: string
    steps?: { kind: string; request: { method: string; url: string; headers: unknown }; response?: unknown; error?: string }[]
    sameMethod?: boolean
    sameCredentials?: boolean
  }
}

export async function ask(handler: ProbeHandler, asked: Asked = {}): Promise<Answer> {
  const response = await handler(asking(asked))
  return { status: response.status, headers: response.headers, json: (await response.json()) as Answer['json'] }
}

/** Asks a handler of its own, whose transport grants nothing unless told otherwise. */
export async function askOnce(
  asked: Asked = {},
  options: Partial<ProbeHandlerOptions> = {},
  answer: Parameters<typeof recordingTransport>[0] = silent,
) {
  const { sent, send } = recordingTransport(answer)
  const said = await ask(createProbeHandler({ allow: [api], send, ...options }), asked)
  return { ...said, sent }
}
