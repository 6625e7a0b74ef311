import type { BodyOfCall, FetchCall, HeadersOfCall, InitOfCall } from './call.ts'

/** Makes the arguments of `fetch` that a call describes. Throws where this engine cannot make them. */
export function makeArguments(call: FetchCall, url: string): [input: RequestInfo | URL, init?: RequestInit] {
  const init = makeInit(call.init)
  const input = makeInput(call, url)
  return call.init === undefined ? [input] : [input, init]
}

function makeInput(call: FetchCall, url: string): RequestInfo | URL {
  if (call.input === 'text') return url
  if (call.input === 'url') return new URL(url, globalThis.document?.baseURI)
  const request = new Request(url, makeInit(call.request))
  if (call.before === 'clone') return request.clone()
  if (call.before === 'read') request.text().catch(() => {})
  return request
}

function makeInit(init: InitOfCall | undefined): RequestInit {
  if (init === undefined) return {}
  const made: Record<string, unknown> = { ...init.members }
  if (init.headers !== undefined) made['headers'] = makeHeaders(init.headers)
  if (init.body !== undefined) made['body'] = makeBody(init.body)
  if (init.signal !== undefined) made['signal'] = makeSignal(init.signal)
  return made as RequestInit
}

function makeSignal(signal: 'live' | 'aborted' | 'object'): unknown {
  if (signal === 'aborted') return AbortSignal.abort()
  return signal === 'live' ? new AbortController().signal : {}
}

function makeHeaders(headers: HeadersOfCall): unknown {
  if (headers.as === 'value') return headers.value
  if (headers.as === 'pairs') return headers.list
  if (headers.as === 'headers') return new Headers(headers.list)
  return Object.fromEntries(headers.list)
}

/** Only WebAssembly gives shared memory to a page that is not isolated. */
function makeBuffer({ byteLength, memory }: Extract<BodyOfCall, { kind: 'bytes' }>): ArrayBuffer {
  if (memory === 'shared') return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer
  if (memory === undefined) return new ArrayBuffer(byteLength)
  return Reflect.construct(ArrayBuffer, [byteLength, { maxByteLength: byteLength + 8 }]) as ArrayBuffer
}

/** Makes the body that a call describes. */
export function makeBody(body: BodyOfCall): unknown {
  switch (body.kind) {
    case 'text':
      return body.text.repeat(body.times ?? 1)
    case 'value':
      return body.value
    case 'url-search-params':
      return new URLSearchParams(body.entries)
    case 'form-data': {
      const form = new FormData()
      for (const [name, value] of body.entries) form.append(name, typeof value === 'string' ? value : (makeBody(value) as Blob))
      return form
    }
    case 'blob': {
      const parts = ['x'.repeat(body.byteLength)]
      if (body.fileName === undefined) return new Blob(parts, { type: body.type })
      return new File(parts, body.fileName, { type: body.type })
    }
    case 'bytes': {
      const buffer = makeBuffer(body)
      if (body.as === 'ArrayBuffer') return buffer
      const View = globalThis[body.as] as new (buffer: ArrayBuffer) => ArrayBufferView
      return new View(buffer)
    }
    case 'stream': {
      const stream = new ReadableStream({
        start(controller) {
          controller.enqueue(new Uint8Array([120]))
          controller.close()
        },
      })
      if (body.state === 'locked') stream.getReader()
      return stream
    }
    case 'document':
      return new DOMParser().parseFromString(body.html ? '<p>x' : '<x/>', body.html ? 'text/html' : 'application/xml')
  }
}
