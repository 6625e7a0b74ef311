import type { BodyRecord } from '../model/request-record.ts'
import { bodyContentType } from '../spec/fetch/body-content-type.ts'
import type { SendableBody } from './fetch-transport.ts'

/**
 * The body of a call as it is when the call is made, which is when a browser takes it; what the app changes later is not sent. `seen` is what the
 * engine takes it for, `contentType` the header that goes with it. A Request is read at once, so that it counts as used; everything else is handed on as it is.
 */
export function sendableBody(
  seen: BodyRecord,
  given: unknown,
  contentType: string | null,
): () => Promise<SendableBody | undefined> {
  const body = take(seen, given, contentType)
  // Where the request is never sent, nobody hears of a body that could not be read.
  if (body instanceof Promise) body.catch(() => {})
  return async () => body
}

function take(
  seen: BodyRecord,
  given: unknown,
  contentType: string | null,
): Promise<SendableBody | undefined> | SendableBody | undefined {
  const sendable = (value: BodyInit): SendableBody => ({ value, isStream: false, makesContentType: false })
  switch (seen.kind) {
    case 'none':
      return undefined
    case 'request':
      return readRequest(given as Request)
    case 'stream':
      return { ...sendable(given as ReadableStream), isStream: true }
    case 'form-data': {
      const copy = new FormData()
      for (const [name, value] of given as FormData) copy.append(name, value)
      return { ...sendable(copy), makesContentType: contentType === bodyContentType('form-data') }
    }
    case 'bytes':
      return sendable(copyOf(given as ArrayBuffer | ArrayBufferView))
    case 'blob': {
      // Its type has become a header by now, or was refused as one.
      const blob = given as Blob
      return sendable(blob.type === '' ? blob : blob.slice(0, blob.size))
    }
    case 'document':
      return sendable(new XMLSerializer().serializeToString(given as Document))
    case 'string':
    case 'url-search-params':
    case 'unseen':
      return sendable(String(given))
  }
}

async function readRequest(request: Request): Promise<SendableBody | undefined> {
  if (request.body === null) return undefined
  return { value: await request.arrayBuffer(), isStream: false, makesContentType: false }
}

function copyOf(bytes: ArrayBuffer | ArrayBufferView): Uint8Array<ArrayBuffer> {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes)
  return new Uint8Array(view)
}
