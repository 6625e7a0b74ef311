import type { RequestHandler } from 'msw'

/**
 * Who would answer a preflight: a handler, nobody although a handler mocks the request itself, or the real server since none does.
 *
 * A handler is asked whether it matches, and does not run.
 */
export async function answersOptions(
  handlers: readonly RequestHandler[],
  preflight: Request,
): Promise<'handler' | 'nobody' | 'real-server'> {
  if (await matches(handlers, preflight)) return 'handler'
  const method = preflight.headers.get('access-control-request-method') ?? 'GET'
  const request = new Request(preflight.url, { method })
  return (await matches(handlers, request)) ? 'nobody' : 'real-server'
}

/** Whether some handler takes this request. */
export async function matches(handlers: readonly RequestHandler[], request: Request): Promise<boolean> {
  for (const handler of handlers) {
    if (await handler.test({ request })) return true
  }
  return false
}
