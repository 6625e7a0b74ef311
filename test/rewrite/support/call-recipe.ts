/** A call as data, so that its arguments can be made twice. */
export interface CallRecipe {
  target: string
  as: 'string' | 'url' | 'request' | 'request-and-init'
  method: string | undefined
  headers: [string, string][]
  headersAs: 'pairs' | 'record' | 'headers'
  body: { kind: 'string' | 'params' | 'blob'; text: string } | { kind: 'bytes' | 'view'; bytes: number[] } | undefined
  credentials: RequestCredentials | undefined
  cache: RequestCache | undefined
  redirect: RequestRedirect | undefined
}

/** Arguments of `fetch`; throws what `Request` or `Headers` throw. */
export function argumentsOf(call: CallRecipe, api: string): [RequestInfo | URL, RequestInit?] {
  const url = `${api}${call.target}`
  const init: RequestInit = {}
  if (call.method !== undefined) init.method = call.method
  if (call.headers.length > 0)
    init.headers =
      call.headersAs === 'pairs'
        ? call.headers
        : call.headersAs === 'record'
          ? Object.fromEntries(call.headers)
          : new Headers(call.headers)
  const body = bodyOf(call.body)
  if (body !== undefined) init.body = body
  if (call.credentials !== undefined) init.credentials = call.credentials
  if (call.cache !== undefined) init.cache = call.cache
  if (call.redirect !== undefined) init.redirect = call.redirect
  switch (call.as) {
    case 'string':
      return [url, init]
    case 'url':
      return [new URL(url), init]
    case 'request':
      return [new Request(url, init)]
    case 'request-and-init': {
      const { headers = [], body: given = null, ...rest } = init
      return [
        new Request(url, { headers, ...(rest.method === undefined ? {} : { method: rest.method }) }),
        { ...rest, ...(given === null ? {} : { body: given }) },
      ]
    }
  }
}

function bodyOf(body: CallRecipe['body']): BodyInit | undefined {
  switch (body?.kind) {
    case undefined:
      return undefined
    case 'string':
      return body.text
    case 'params':
      return new URLSearchParams(body.text)
    case 'blob':
      return new Blob([body.text])
    case 'bytes':
      return new Uint8Array(body.bytes).buffer
    case 'view':
      return new DataView(new Uint8Array([0, ...body.bytes, 0]).buffer, 1, body.bytes.length)
  }
}
