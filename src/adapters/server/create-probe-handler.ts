import type { Transport, TransportFailure } from '../../protocol/transport.ts'
import { essence } from '../../spec/mimesniff/mime-type-essence.ts'
import { parseMimeType } from '../../spec/mimesniff/parse-mime-type.ts'
import { parseQuestion, type Question } from './parse-question.ts'
import { playQuestion } from './play-question.ts'
import { type PreparedProbeOptions, prepareProbeOptions } from './prepare-probe-options.ts'
import type { ProbeHandlerOptions } from './probe-options.ts'
import { type ProbeRefusalId, probeAnswer, probeRefusal } from './probe-refusal.ts'
import { createRateLimit } from './rate-limit.ts'

/** Answers the question of a page; never rejects. `client`: who asks, such as an IP address. Absent: all who ask count as one. */
export type ProbeHandler = (request: Request, from?: { client?: string }) => Promise<Response>

/** In bytes. */
const largestQuestion = 8192

/** How long the page may take to send its question, in milliseconds. */
const readingPatience = 5000

/** How long a transport of the app's own may take for one message, in milliseconds. */
const sendingPatience = 10_000

/**
 * A route of the app's own backend that asks an API what a page cannot see: status and CORS headers of the answer to a failed request, as an
 * `Exchange` for `explain`. It answers its own pages alone, asks listed origins alone, sends OPTIONS (GET and HEAD on listed paths), no
 * credentials and no body, follows nothing, and refuses addresses that are not public.
 *
 * @throws {TypeError} for an unknown option, or a value that is wrong
 * @example
 * const probe = createProbeHandler({ allow: ['https://api.example.com'], origins: ['https://app.example.com'] })
 * // in the page
 * const { request, prediction } = diagnosisOf(error)
 * const answer = await fetch('/whycors-probe', {
 *   method: 'POST',
 *   headers: { 'Content-Type': 'application/json', 'X-Whycors-Probe': '1' },
 *   body: JSON.stringify({ ...request, preflight: prediction.preflight }),
 * })
 * const diagnosis = await explain(error, answer.ok ? { exchange: await answer.json() } : {})
 */
export function createProbeHandler(options: ProbeHandlerOptions): ProbeHandler {
  const prepared = prepareProbeOptions(options)
  const limit = createRateLimit(prepared.limits)
  const underWay = new Set<string>()

  const answer = async (request: Request, client: string): Promise<Response> => {
    const foreign = guard(prepared, request)
    if (foreign !== undefined) return probeRefusal(foreign)
    const origin = request.headers.get('origin') ?? ''
    const text = await readText(request)
    if (text === 'body-too-large' || text === 'body-not-readable') return probeRefusal(text)
    const question = parseQuestion(text.text, origin, prepared.allow)
    if (question === 'malformed') return probeRefusal('body-malformed')
    if (question === 'url') return probeRefusal('url-not-allowed')
    const sendRequest = maySend(prepared, question)
    if (question.preflight === null && !sendRequest) return probeRefusal('nothing-to-send')

    const target = question.url.origin
    const wait = underWay.has(target) ? 1 : limit.take(client)
    if (wait > 0) return probeRefusal('too-many-questions', wait)
    underWay.add(target)
    try {
      const transport = prepared.send === null ? await connectFrom(prepared, question.url.hostname) : withPatience(prepared.send)
      if (typeof transport === 'string') return probeRefusal(transport)
      return probeAnswer(await playQuestion(question, origin, sendRequest, transport))
    } finally {
      underWay.delete(target)
    }
  }

  return async (request, from) => {
    try {
      return await answer(request, typeof from?.client === 'string' ? from.client : '')
    } catch {
      return probeRefusal('cannot-send')
    }
  }
}

/** Lets nobody in but a page of the own origin. A page of another one can forge neither Origin nor Sec-Fetch-Site, and cannot send the header. */
function guard({ origins }: PreparedProbeOptions, { method, headers, url }: Request): ProbeRefusalId | undefined {
  if (method !== 'POST') return 'method-not-post'
  const origin = headers.get('origin')
  if (origin === null || origin === '') return 'origin-missing'
  if (origin === 'null' || !(origins === null ? origin === new URL(url).origin : origins.has(origin))) return 'origin-not-own'
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return 'fetch-metadata-inconsistent'
  if (headers.get('x-whycors-probe') !== '1') return 'header-missing'
  const type = parseMimeType(headers.get('content-type') ?? '')
  return type === 'failure' || essence(type) !== 'application/json' ? 'type-not-json' : undefined
}

function maySend({ isListedPath }: PreparedProbeOptions, { method, isElided, url }: Question): boolean {
  return (method === 'GET' || method === 'HEAD') && !isElided && isListedPath(url.pathname)
}

/** Loaded when it is needed: the rest of the server half runs without Node. */
async function connectFrom(options: PreparedProbeOptions, host: string): Promise<Transport | ProbeRefusalId> {
  const { nodeTransport } = await import('./node-transport.ts')
  const transport = await nodeTransport(host, (address) => options.mayConnect(host, address))
  return transport === 'not-allowed' ? 'address-not-allowed' : transport
}

/** A transport that never settles would keep its origin busy for ever. */
function withPatience(send: Transport): Transport {
  return async (message) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<TransportFailure>((resolve) => {
      timer = setTimeout(() => resolve({ error: 'timeout', detail: 'the transport did not settle' }), sendingPatience)
    })
    try {
      return await Promise.race([send(message), late])
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Reads a body no further than the limit, and not for ever. */
async function readText(request: Request): Promise<{ text: string } | 'body-too-large' | 'body-not-readable'> {
  if (Number(request.headers.get('content-length') ?? 0) > largestQuestion) return 'body-too-large'
  if (request.bodyUsed) return 'body-not-readable'
  const reader = request.body?.getReader()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    reader?.cancel().catch(() => {})
  }, readingPatience)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let text = ''
  try {
    while (reader !== undefined) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > largestQuestion) {
        reader.cancel().catch(() => {})
        return 'body-too-large'
      }
      text += decoder.decode(value, { stream: true })
    }
    return isLate ? 'body-not-readable' : { text: text + decoder.decode() }
  } catch {
    return 'body-not-readable'
  } finally {
    clearTimeout(timer)
  }
}
