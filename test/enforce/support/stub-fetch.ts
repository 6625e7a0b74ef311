/** One message as the fetch underneath was asked for it. */
export interface SentMessage {
  method: string
  url: string
  headers: Headers
  init: RequestInit
  /** As text; empty where there is none. */
  body: string
}

/** A fetch that answers as told and notes what it was asked. */
export function stubFetch(answer: (message: SentMessage, count: number) => unknown) {
  const sent: SentMessage[] = []
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const request = new Request(input, init)
    const message: SentMessage = {
      method: request.method,
      url: request.url,
      headers: request.headers,
      init,
      body: init.body ? await new Response(init.body).text() : '',
    }
    sent.push(message)
    return answer(message, sent.length - 1) as Response
  }
  return {
    fetch: fetch as typeof globalThis.fetch,
    sent,
    /** `OPTIONS https://api.test/a`, one for each message. */
    lines: () => sent.map(({ method, url }) => `${method} ${url}`),
  }
}

export const page = 'https://app.test'
export const api = 'https://api.test'

/** What a server says that allows everything to `page`. */
export const open = (more: Record<string, string> = {}): Record<string, string> => ({
  'access-control-allow-origin': page,
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'GET, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'x-a, content-type, authorization',
  ...more,
})

export const ok = (more: Record<string, string> = {}, body: BodyInit | null = 'hello') =>
  new Response(body, { headers: open(more) })

/** What a promise rejects with. */
export function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`It resolved with ${String(value)}.`)
    },
    (error: unknown) => error,
  )
}
