import type { Call, HeadersOfCall } from '../call.ts'
import type { Answer } from './answer.ts'

const methods = ['GET', 'HEAD', 'POST']
const names = ['accept', 'accept-language', 'content-language', 'content-type']
const types = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']

/**
 * The helper that one finds in blog posts: three methods, four header names, three content types, for another origin than the page's. It looks at
 * what the app wrote, and so neither at values nor at what a body implies, and it never foretells that nothing is sent but for a URL that does not parse.
 */
export function blogPostHelper(
  url: string,
  page: string,
  method: string,
  headers: readonly (readonly [string, string])[],
): Answer {
  const target = URL.parse(url, page)
  if (target === null) return 'nothing sent'
  if (target.origin === new URL(page).origin) return 'without preflight'
  if (!methods.includes(method.toUpperCase())) return 'preflight'
  for (const [name, value] of headers) {
    if (!names.includes(name.toLowerCase())) return 'preflight'
    const type = value.split(';', 1)[0]?.trim().toLowerCase() ?? ''
    if (name.toLowerCase() === 'content-type' && !types.includes(type)) return 'preflight'
  }
  return 'without preflight'
}

/** What the helper says of a call of fetch or XMLHttpRequest. Null: it knows nothing of the interface. */
export function blogPostAnswer(call: Call, page: string, place: (url: string) => string): Answer | null {
  const url = place(call.url)
  if (call.api === 'beacon') return null
  if (call.api === 'xhr') return blogPostHelper(url, page, call.method, call.headers)
  const members = { ...call.request?.members, ...call.init?.members }
  return blogPostHelper(url, page, String(members['method'] ?? 'GET'), listOf(call.init?.headers ?? call.request?.headers))
}

function listOf(headers: HeadersOfCall | undefined): readonly (readonly [string, string])[] {
  return headers === undefined || headers.as === 'value' ? [] : headers.list
}
