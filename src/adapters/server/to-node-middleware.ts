import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AcceptRewritten } from './accept-rewritten.ts'
import { type BodyWanted, judgeRequest, type Restored } from './judge-request.ts'
import { type Refusal, refusalAnswer } from './refusal.ts'

/** A request of node:http, of Express or of Connect. */
type NodeRequest = IncomingMessage & { originalUrl?: string }

/** What Express and Connect call middleware; with node:http itself, `next` calls the handler. */
export type NodeMiddleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * `acceptRewritten` for node:http: a rewritten request is changed in place into the original, before `next` is called. `next` is not called
 * for a request that is refused. Requests that were not rewritten are not touched.
 *
 * @example
 * app.use(toNodeMiddleware(acceptRewritten({ origins: ['https://app.example.com'], jsonAsText: true }))) // before body parsers and routes
 */
export function toNodeMiddleware(accept: AcceptRewritten): NodeMiddleware {
  const { options } = accept
  const answer = (request: IncomingMessage, response: ServerResponse, refusal: Refusal) => {
    const { status, headers, body } = refusalAnswer(refusal, options)
    // What is left of the body is not worth waiting for.
    if (!request.complete && request.httpVersionMajor === 1) response.setHeader('connection', 'close')
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
  }
  return (request: NodeRequest, response, next) => {
    // Express cuts the path that it is mounted at off `url`; routes are meant as the page sees them.
    const target = request.originalUrl ?? request.url ?? ''
    const judgement = judgeRequest(options, {
      method: request.method ?? '',
      target,
      host: request.headers.host ?? '',
      headers: pairs(request.rawHeaders),
    })
    const conclude = (outcome: Restored | Refusal) => {
      if ('refused' in outcome) answer(request, response, outcome)
      else if (restore(request, outcome, target)) next()
      else answer(request, response, { refused: 'marker-malformed' })
    }
    if (judgement === 'not-rewritten') next()
    else if ('limit' in judgement) readAndOpen(request, judgement, conclude)
    else conclude(judgement)
  }
}

/** Changes the request into the original; false where the path that Express cut off does not fit. */
function restore(request: NodeRequest, { method, target, removed, added, body }: Restored, arrived: string): boolean {
  // The marker is the end of the target.
  const marker = arrived.slice(target.length)
  if (!request.url?.endsWith(marker)) return false
  request.method = method
  request.url = request.url.slice(0, request.url.length - marker.length)
  if (request.originalUrl !== undefined) request.originalUrl = target
  const gone = new Set(removed)
  const list = [...pairs(request.rawHeaders).filter(([name]) => !gone.has(name.toLowerCase())), ...added]
  request.rawHeaders.splice(0, Number.POSITIVE_INFINITY, ...list.flat())
  for (const name of removed) delete request.headers[name]
  for (const [name, value] of added) request.headers[name] = value
  request.headersDistinct = distinct(list)
  // What was read is put back as if it had never been: the stream has not said yet that it ended.
  if (body !== undefined && body.length > 0) request.unshift(body)
  return true
}

function distinct(list: readonly (readonly [string, string])[]): NodeJS.Dict<string[]> {
  const values: NodeJS.Dict<string[]> = Object.create(null)
  for (const [name, value] of list) {
    const key = name.toLowerCase()
    values[key] = [...(values[key] ?? []), value]
  }
  return values
}

/** Reads a body no further than the limit, and stops before the stream says that it ended. */
function readAndOpen(request: IncomingMessage, wanted: BodyWanted, conclude: (outcome: Restored | Refusal) => void): void {
  // Somebody in front, such as a body parser, has read it already.
  if (request.readableDidRead) {
    conclude(wanted.notReadable)
    return
  }
  const chunks: Buffer[] = []
  let size = 0
  const finish = (outcome: Restored | Refusal) => {
    request.off('readable', read).off('error', fail).off('close', fail)
    conclude(outcome)
  }
  const fail = () => finish(wanted.notReadable)
  const read = () => {
    for (let chunk: Buffer | null = request.read(); chunk !== null; chunk = request.read()) {
      chunks.push(chunk)
      size += chunk.length
      if (size > wanted.limit) return finish(wanted.tooLarge)
    }
    if (request.complete) finish(wanted.open(Buffer.concat(chunks)))
  }
  request.on('readable', read).on('error', fail).on('close', fail)
}

function pairs(flat: readonly string[]): [string, string][] {
  const list: [string, string][] = []
  for (let index = 0; index + 1 < flat.length; index += 2) list.push([flat[index] ?? '', flat[index + 1] ?? ''])
  return list
}
