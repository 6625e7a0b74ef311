import type { Act, Ask, Behaviour, Pairs } from './server/act.ts'

export const allowOrigin = (value: string) => ['Access-Control-Allow-Origin', value] as const
export const allowMethods = (value: string) => ['Access-Control-Allow-Methods', value] as const
export const allowHeaders = (value: string) => ['Access-Control-Allow-Headers', value] as const
export const allowCredentials = (value = 'true') => ['Access-Control-Allow-Credentials', value] as const

/** A response with these headers, which may depend on who asks. */
export const answer =
  (status: number, headers: Pairs | ((ask: Ask) => Pairs) = [], body: string | Buffer = '{"ok":true}'): Behaviour =>
  (ask) => ({ status, headers: typeof headers === 'function' ? headers(ask) : headers, body })

/** One answer to preflights, another to everything else. */
export const split =
  (preflight: Behaviour | Act, actual: Behaviour | Act): Behaviour =>
  (ask) => {
    const chosen = ask.method === 'OPTIONS' ? preflight : actual
    return typeof chosen === 'function' ? chosen(ask) : chosen
  }

/** The headers of a server that knows the page by name, credentials included. */
export const named = (ask: Ask): Pairs => [allowOrigin(ask.header('origin') ?? ask.page), allowCredentials(), ['Vary', 'Origin']]

/** A response that the page may read. */
export const good = answer(200, named)

/** The headers that grant a preflight whatever it asks for, and are not remembered. */
export const grants = (ask: Ask): Pairs => [
  ...named(ask),
  allowMethods(ask.header('access-control-request-method') ?? ''),
  allowHeaders(ask.header('access-control-request-headers') ?? ''),
  ['Access-Control-Max-Age', '0'],
]

export const granting = answer(204, grants)

/** A server with nothing to object. */
export const healthy = split(granting, good)

/** A redirect that the page may see, and where it leads. */
export const redirect =
  (to: (ask: Ask) => string, status = 302, headers: (ask: Ask) => Pairs = named): Behaviour =>
  (ask) => ({ status, headers: [['Location', to(ask)], ...headers(ask)], body: '' })

/** What most servers send: JSON, and these headers. */
export const json = (headers: Pairs = []): Pairs => [['Content-Type', 'application/json'], ...headers]

/** The header of a server that was set up for another page. */
export const otherOrigin = allowOrigin('https://shop.example.com')

/** The head of a message and the first bytes of its body, as they go over the wire. */
export function head(headers: Pairs, more: readonly string[], text: string): string {
  return `HTTP/1.1 200 OK\r\n${[...headers.map(([name, value]) => `${name}: ${value}`), ...more].join('\r\n')}\r\n\r\n${text}`
}
