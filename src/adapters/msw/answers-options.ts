import { matchRequestUrl, type Path, type RequestHandler } from 'msw'

/**
 * Who would answer a preflight: a handler, nobody although a handler mocks the URL, or the real server since none does.
 *
 * A handler is asked whether it matches, and does not run.
 */
export async function answersOptions(
  handlers: readonly RequestHandler[],
  preflight: Request,
): Promise<'handler' | 'nobody' | 'real-server'> {
  if (await matches(handlers, preflight)) return 'handler'
  const method = preflight.headers.get('access-control-request-method') ?? 'GET'
  return (await mocksUrl(handlers, preflight.url, [method])) ? 'nobody' : 'real-server'
}

/** Whether some handler takes requests to this URL by one of these methods. What depends on a body is not seen, but for GraphQL. */
export async function mocksUrl(handlers: readonly RequestHandler[], url: string, methods: readonly string[]): Promise<boolean> {
  if (handlers.some((handler) => mocksGraphQl(handler, url))) return true
  for (const method of methods) {
    if (await matches(handlers, new Request(url, { method }))) return true
  }
  return false
}

/** Whether some handler takes this request. */
async function matches(handlers: readonly RequestHandler[], request: Request): Promise<boolean> {
  for (const handler of handlers) {
    if (await handler.test({ request })) return true
  }
  return false
}

/** Which operation it is stands in the body, which no preflight has. A handler without an endpoint takes them all, of which the name is all that is known. */
function mocksGraphQl(handler: RequestHandler, url: string): boolean {
  const { endpoint } = handler as { endpoint?: Path }
  if (endpoint === undefined) return false
  return endpoint === '*' ? /graphql/i.test(url) : matchRequestUrl(new URL(url), endpoint).matches
}
