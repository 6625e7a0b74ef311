import type { CorsPolicy } from '../../model/cors-policy.ts'
import { corsPolicyHeaders } from '../../protocol/cors-policy-headers.ts'
import { answersOptions, mocksUrl } from './answers-options.ts'
import type { MessageBook } from './message-book.ts'
import type { Mock } from './mock.ts'
import { withPolicyHeaders } from './with-policy-headers.ts'

type Fetch = typeof globalThis.fetch

/**
 * Sends the messages of an enforced page to a mock: by the fetch that the mock intercepts. A preflight is answered by the declared policy, else by
 * a handler; answers of handlers that say nothing of CORS say what the policy does.
 */
export function createMockTransport(
  mock: Mock,
  book: MessageBook,
  policyOf: (url: string) => CorsPolicy | undefined,
  intercepted: Fetch,
): Fetch {
  const send = async (url: string, init: RequestInit & { method: string; headers: Headers }) => {
    const { method, headers } = init
    const policy = policyOf(url)
    const origin = headers.get('origin')
    // No page can set this header, so that this is the browser that asks.
    const isPreflight = method === 'OPTIONS' && headers.has('access-control-request-method')
    if (isPreflight && policy !== undefined)
      return new Response(null, { status: 204, headers: corsPolicyHeaders(policy, 'preflight', origin) })
    if (isPreflight) {
      const who = await answersOptions(mock.handlers(), withHeaders(url, method, headers))
      if (who === 'nobody') return new Response(null, { status: 404, statusText: 'Not Found' })
      // No page can ask a real server: the browser does it for itself, with the request.
      if (who === 'real-server' && mock.kind === 'worker') return grantAll(headers)
    }
    // The redirects of a real server are no page's to see: there, the browser follows and checks them.
    const isReal = mock.kind === 'worker' && !(await mocksUrl(mock.handlers(), url, [method]))
    const sent = isReal ? { ...init, redirect: 'follow' as const } : init
    const { response, message } = await book.send({ url, method, headers }, () => intercepted(url, sent))
    spareHappyDom(response)
    if (mock.kind === 'worker' && response.type === 'cors') return passed(response, headers)
    const more = policy === undefined || message.isBypassed ? undefined : withPolicyHeaders(response, policy, origin)
    // What fetch has answered cannot be changed.
    if (more !== undefined) Object.defineProperty(response, 'headers', { value: more, configurable: true })
    return response
  }

  return (input, init) => {
    const isMessage = typeof input === 'string' && init?.method !== undefined && init.headers instanceof Headers
    return isMessage ? send(input, init as RequestInit & { method: string; headers: Headers }) : intercepted(input, init)
  }
}

/**
 * In happy-dom 21 a body that is cancelled fails later, in an event that nobody can catch, once the last byte of it has come. Read to its end, it
 * does not; those of mocks end.
 */
function spareHappyDom({ body }: Response): void {
  const isOfHappyDom = 'happyDOM' in globalThis && Object.getPrototypeOf(Response.prototype) !== Object.prototype
  if (isOfHappyDom && body !== null) body.cancel = () => body.pipeTo(new WritableStream())
}

/** Stands for what the browser will ask by itself. */
function grantAll(asked: Headers): Response {
  const headers = new Headers(allowing(asked))
  headers.set('Access-Control-Allow-Methods', asked.get('access-control-request-method') ?? '')
  headers.set('Access-Control-Allow-Headers', asked.get('access-control-request-headers') ?? '')
  headers.set('Access-Control-Max-Age', '0')
  return new Response(null, { status: 204, headers })
}

/** An answer of a real server, which the browser has checked and filtered already, and which does not show by what it was allowed. */
function passed(response: Response, asked: Headers): Response {
  const headers = new Headers([...response.headers, ...allowing(asked)])
  headers.set('Access-Control-Expose-Headers', [...response.headers.keys()].join(', '))
  Object.defineProperty(response, 'headers', { value: headers, configurable: true })
  return response
}

function allowing(asked: Headers): [string, string][] {
  return [
    ['Access-Control-Allow-Origin', asked.get('origin') ?? '*'],
    ['Access-Control-Allow-Credentials', 'true'],
  ]
}

/** A request that carries what no page may set. */
function withHeaders(url: string, method: string, headers: Headers): Request {
  const request = new Request(url, { method })
  Object.defineProperty(request, 'headers', { value: headers, configurable: true })
  return request
}
