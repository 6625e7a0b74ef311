import { redactUrl } from '../diagnose/redact-url.ts'
import { networkCause } from '../node/network-cause.ts'
import { classifyError } from '../page/classify-error.ts'
import type { Transport, TransportFailure, TransportRequest, TransportResponse } from '../protocol/transport.ts'
import { normalizeHeaderValue } from '../spec/fetch/normalize-header-value.ts'
import { EnforceFault } from './enforce-fault.ts'
import type { EnforcedPage } from './enforced-page.ts'

/** What a fetch that sends the messages of one call has left behind. */
export interface FetchTransport {
  send: Transport
  /** The last answer. */
  readonly last: Response | undefined
  /** What the fetch rejected with, where it did. */
  readonly rejected: { error: unknown; isNamed: boolean } | undefined
  /** Lets go of the answers that the page does not get. */
  release(kept: Response | undefined): void
}

/** The body of a call, in a form that can be sent. A stream can be sent once. */
export interface SendableBody {
  value: BodyInit
  isStream: boolean
  /** The fetch that sends it makes the Content-Type, as of a form with its boundary. */
  makesContentType: boolean
}

/** Sends each message of a call through one call of the page's fetch, which follows no redirect. */
export function createFetchTransport(
  page: EnforcedPage,
  body: () => Promise<SendableBody | undefined>,
  signal: AbortSignal | undefined,
): FetchTransport {
  const answers: Response[] = []
  let last: FetchTransport['last']
  let rejected: FetchTransport['rejected']
  let streamed = false

  const send = async (message: TransportRequest): Promise<TransportResponse | TransportFailure> => {
    const carried = message.body === undefined ? undefined : await body()
    if (signal?.aborted) return { error: 'connection-closed', detail: 'aborted' }
    if (carried?.isStream) {
      const unsendable = streamed
        ? 'the body is a stream, which cannot be sent again after a redirect'
        : page.engine === 'chromium' && message.url.startsWith('http:')
          ? 'Chromium sends a stream over HTTP/2 or newer alone, hence over https'
          : undefined
      if (unsendable !== undefined) {
        rejected = { error: undefined, isNamed: false }
        return { error: 'connection-reset', detail: unsendable }
      }
      streamed = true
    }
    const url = new URL(message.url)
    const cookie = message.includeCredentials ? page.cookies.headerFor(url, message.urlList) : null
    let response: unknown
    try {
      response = await page.fetch(message.url, initOf(message, carried, cookie, signal))
    } catch (error) {
      if (signal?.aborted) return { error: 'connection-closed', detail: 'aborted' }
      const failure = failureOf(error)
      if (failure === undefined) {
        throw new EnforceFault(
          `The fetch that was given to enforceCors threw where it was to answer ${message.method} ${redactUrl(message.url)}. A Response was expected, or the TypeError of a network failure.`,
          { cause: error },
        )
      }
      rejected = { error, isNamed: failure.isNamed }
      return failure
    }
    const problem = problemOf(response)
    if (problem !== undefined) {
      throw new EnforceFault(
        `The fetch that was given to enforceCors answered ${message.method} ${redactUrl(message.url)} with ${problem}`,
      )
    }
    const answer = response as Response
    if (answer.type === 'error') {
      rejected = { error: undefined, isNamed: false }
      return { error: 'connection-reset', detail: 'Response.error()' }
    }
    answers.push(answer)
    last = answer
    if (message.includeCredentials) page.cookies.store(url, answer.headers.getSetCookie?.() ?? [], answer.headers.get('date'))
    // Node's own fetch leaves tabs at the end of a value.
    const headers = [...answer.headers].map(([name, value]): [string, string] => [name, normalizeHeaderValue(value)])
    return { status: answer.status, headers }
  }

  return {
    send,
    get last() {
      return last
    },
    get rejected() {
      return rejected
    },
    release(kept) {
      for (const answer of new Set(answers)) {
        // One Response may be the answer to everything, in a stub.
        if (answer === kept || answer.body === null || answer.body === kept?.body || answer.bodyUsed || answer.body.locked)
          continue
        answer.body.cancel().catch(() => {})
      }
    },
  }
}

function initOf(
  message: TransportRequest,
  body: SendableBody | undefined,
  cookie: string | null,
  signal: AbortSignal | undefined,
): RequestInit {
  const headers = new Headers()
  for (const [name, value] of message.headers) {
    if (!(body?.makesContentType && /^content-type$/i.test(name))) headers.append(name, value)
  }
  if (cookie !== null) headers.set('Cookie', cookie)
  return {
    method: message.method,
    headers,
    redirect: 'manual',
    credentials: message.includeCredentials ? 'include' : 'omit',
    ...(body === undefined ? {} : { body: body.value }),
    // TypeScript's library does not know it yet.
    ...(body?.isStream ? { duplex: 'half' } : {}),
    ...(signal === undefined ? {} : { signal }),
  }
}

/** Codes of Node that name what the network did, and not what somebody did wrong with Node. */
const systemCode = /^E(?:CONN|NOTFOUND|AI_|PIPE|TIMEDOUT)/

/** What a fetch rejects with for the network's sake; undefined: the fetch itself is broken. */
function failureOf(error: unknown): (TransportFailure & { isNamed: boolean }) | undefined {
  const { cause } = (typeof error === 'object' && error !== null ? error : {}) as { cause?: unknown }
  for (const each of [error, cause]) {
    const { error: found, detail } = networkCause(each, 'open')
    if (systemCode.test(detail)) return { error: found, detail, isNamed: true }
  }
  const { name, message } = classifyError(error)
  const isFailure = message === 'opaque' || (name === 'NetworkError' && message === 'own')
  return isFailure ? { error: 'connection-reset', detail: String((error as Error).message), isNamed: false } : undefined
}

/** What is wrong with an answer. */
function problemOf(response: unknown): string | undefined {
  if (typeof response !== 'object' || response === null || !('headers' in response) || !('status' in response)) {
    return `${String(response)}. A Response was expected.`
  }
  const { type, bodyUsed } = response as Response
  if (type === 'opaqueredirect' || type === 'opaque') {
    return `a response of the type ${type}, which shows nothing. Headers that can be read are needed, of redirects too.`
  }
  return bodyUsed ? 'a Response whose body was read before. Make a new one for each call.' : undefined
}
