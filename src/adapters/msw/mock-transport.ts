import type { CorsPolicy } from '../../model/cors-policy.ts'
import { corsPolicyHeaders } from '../../protocol/cors-policy-headers.ts'
import { answersOptions } from './answers-options.ts'
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
    if (isPreflight && (await answersOptions(mock.handlers(), withHeaders(url, method, headers))) === 'nobody')
      return new Response(null, { status: 404, statusText: 'Not Found' })
    const { response, message } = await book.send({ url, method, headers }, () => intercepted(url, init))
    spareHappyDom(response)
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

/** A request that carries what no page may set. */
function withHeaders(url: string, method: string, headers: Headers): Request {
  const request = new Request(url, { method })
  Object.defineProperty(request, 'headers', { value: headers, configurable: true })
  return request
}
