import type { AcceptOptions } from './accept-options.ts'
import { type BodyWanted, judgeRequest, type Restored } from './judge-request.ts'
import { type PreparedOptions, prepareOptions } from './prepare-options.ts'
import { type Refusal, refusalAnswer } from './refusal.ts'

/** Gives the original of a rewritten request, the answer to one that is refused, or any other request itself. */
export interface AcceptRewritten {
  (request: Request): Promise<Request | Response>
  /** The checked options, for adapters. */
  readonly options: PreparedOptions
}

/**
 * The server half of rewriting: turns a request that a page has rewritten so that it needs no preflight into the request that the app meant,
 * with its method, URL, headers and body. Place it before anything that reads methods, headers or bodies. A rewritten request passes only with
 * an `Origin` on the list, for what the other options allow, in exactly the form that whycors writes; all others are answered 400, 403 or 413.
 *
 * @throws {TypeError} for an unknown option, or a value that is wrong
 * @example
 * const accept = acceptRewritten({ origins: ['https://app.example.com'], jsonAsText: true })
 * const serve = async (request) => {
 *   const accepted = await accept(request)
 *   return accepted instanceof Response ? accepted : handle(accepted)
 * }
 */
export function acceptRewritten(options: AcceptOptions): AcceptRewritten {
  const prepared = prepareOptions(options)
  const accept = async (request: Request): Promise<Request | Response> => {
    const url = new URL(request.url)
    const judgement = judgeRequest(prepared, {
      method: request.method,
      target: request.url.slice(request.url.indexOf('/', url.protocol.length + 2)).split('#', 1)[0] ?? '',
      host: url.host,
      headers: [...request.headers],
    })
    if (judgement === 'not-rewritten') return request
    const outcome = 'limit' in judgement ? await readAndOpen(request, judgement) : judgement
    if ('refused' in outcome) return answerOf(outcome, prepared)
    return originalOf(request, url, outcome)
  }
  return Object.assign(accept, { options: prepared })
}

function answerOf(refusal: Refusal, options: PreparedOptions): Response {
  const { status, headers, body } = refusalAnswer(refusal, options)
  return new Response(body, { status, headers })
}

function originalOf(request: Request, url: URL, { method, target, removed, added, body }: Restored): Request {
  const headers = new Headers(request.headers)
  for (const name of removed) headers.delete(name)
  for (const [name, value] of added) headers.append(name, value)
  const content = body === undefined ? request.body : body.length > 0 ? body : null
  return new Request(`${url.origin}${target}`, {
    method,
    headers,
    signal: request.signal,
    ...(content === null ? {} : { body: content, duplex: 'half' }),
  } as RequestInit)
}

/** Reads a body no further than the limit. */
async function readAndOpen(request: Request, wanted: BodyWanted): Promise<Restored | Refusal> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  try {
    while (reader !== undefined) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > wanted.limit) {
        await reader.cancel()
        return wanted.tooLarge
      }
      chunks.push(value)
    }
  } catch {
    return wanted.notReadable
  }
  const bytes = new Uint8Array(size)
  let position = 0
  for (const chunk of chunks) {
    bytes.set(chunk, position)
    position += chunk.length
  }
  return wanted.open(bytes)
}
