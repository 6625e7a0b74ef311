import { type AnyHandler, HttpResponse, http, isPassthroughResponse, type RequestHandler } from 'msw'
import { checkCorsPolicy } from '../../enforce/check-cors-policy.ts'
import type { CorsPolicy } from '../../model/cors-policy.ts'
import { corsPolicyHeaders } from '../../protocol/cors-policy-headers.ts'
import { mocksUrl } from './answers-options.ts'
import { withPolicyHeaders } from './with-policy-headers.ts'

/**
 * Handlers that answer as an API with this policy does: with its headers on each answer, and to the preflight of each URL that they mock. An answer
 * that has Access-Control-Allow-Origin already, a network error and what is passed through stay as they are.
 *
 * @returns new handlers, to be spread where the old ones were; those are not changed
 * @throws {TypeError} for a policy that is none
 * @example
 * const server = setupServer(...withCors({ origins: ['https://app.example.com'], methods: ['PUT'], headers: ['Content-Type'] }, handlers))
 */
export function withCors(policy: CorsPolicy, handlers: readonly AnyHandler[]): AnyHandler[] {
  checkCorsPolicy('withCors: the policy', policy)
  if (!Array.isArray(handlers)) throw new TypeError('withCors expects a list of handlers as its second argument.')
  const forRequests = handlers.filter((handler): handler is RequestHandler => handler.kind === 'request')
  const preflights = http.options(
    // No page can set this header: it is the browser that asks.
    ({ request }) =>
      request.headers.has('access-control-request-method') && mocksUrl(forRequests, request.url, methodsOf(request, forRequests)),
    ({ request }) =>
      new HttpResponse(null, { status: 204, headers: corsPolicyHeaders(policy, 'preflight', request.headers.get('origin')) }),
  )
  return [preflights, ...handlers.map((handler) => (handler.kind === 'request' ? answering(policy, handler) : handler))]
}

/** A server answers for its URLs, whatever method is asked about: the policy decides about that. */
function methodsOf(request: Request, handlers: readonly RequestHandler[]): string[] {
  const asked = request.headers.get('access-control-request-method') ?? 'GET'
  const mocked = handlers.map(({ info }) => (info as { method?: unknown }).method)
  const named = mocked.filter((method) => typeof method === 'string')
  return [...new Set([asked, 'GET', 'POST', ...named])].filter((method) => /^(?!CONNECT$|TRACE$|TRACK$)/i.test(method))
}

/** The same handler, with its own state and its own identity for MSW, whose answers say what the policy does. */
function answering<Handler extends RequestHandler>(policy: CorsPolicy, handler: Handler): Handler {
  const run: RequestHandler['run'] = async (args) => {
    const result = await handler.run(args)
    const response = result?.response
    if (result === null || response === undefined || response.type === 'error' || isPassthroughResponse(response)) return result
    const headers = withPolicyHeaders(response, policy, args.request.headers.get('origin'))
    if (headers === undefined) return result
    const { status, statusText, body } = response
    return { ...result, response: new HttpResponse(body, { status, statusText, headers: [...headers] }) }
  }
  return new Proxy(handler, {
    get(target, name) {
      if (name === 'run') return run
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  })
}
