import { isForbiddenMethod } from '../../spec/fetch/is-forbidden-method.ts'
import { isForbiddenRequestHeader } from '../../spec/fetch/is-forbidden-request-header.ts'
import { isHeaderName } from '../../spec/fetch/is-header-name.ts'
import { isMethod } from '../../spec/fetch/is-method.ts'

/** A request that failed in a page, as far as a probe handler needs to know it. */
export interface Question {
  url: URL
  /** Whether a part of the URL was elided, so that it is not the very URL that failed. */
  isElided: boolean
  method: string
  credentialsMode: 'omit' | 'same-origin' | 'include'
  redirect: 'follow' | 'error' | 'manual'
  /** What the preflight asks for; null: there is none. */
  preflight: { method: string; headers: string[] } | null
  /** Whether a header of the app can matter to the server, whose value only the page knows. */
  hasOwnHeaders: boolean
}

const limits = { url: 2048, name: 128, names: 64, method: 32 }

const credentialsModes = ['omit', 'same-origin', 'include'] as const
const redirects = ['follow', 'error', 'manual'] as const

const isText = (value: unknown): value is string => typeof value === 'string'
const isFlag = (value: unknown) => typeof value === 'boolean'
const isOneOf = (words: readonly string[]) => (value: unknown) => isText(value) && words.includes(value)
const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length <= limits.names &&
  value.every((name) => isText(name) && name.length <= limits.name && isHeaderName(name))
const isMethodOfFetch = (value: unknown) =>
  isText(value) && value.length <= limits.method && isMethod(value) && !isForbiddenMethod(value)

/** The members of a question: those of `RequestSummary`, and `preflight` of `Prediction`. No others. */
const members = {
  url: isText,
  method: isMethodOfFetch,
  mode: isOneOf(['cors']),
  credentialsMode: isOneOf(credentialsModes),
  redirect: isOneOf(redirects),
  headerNames: isNames,
  preflight: isRecordOf({ method: isMethodOfFetch, headers: isNames }),
  origin: isText,
  api: isOneOf(['fetch', 'xhr', 'beacon']),
  hasBody: isFlag,
  integrity: isFlag,
  keepalive: isFlag,
} satisfies Record<string, (value: unknown) => boolean>

type Members = {
  url: string
  method?: string
  credentialsMode?: Question['credentialsMode']
  redirect?: Question['redirect']
  headerNames?: string[]
  preflight?: { method: string; headers: string[] }
  origin?: string
}

/** Reads a question that a page of `origin` asks. `malformed`: it is not of the form; `url`: it asks for what is not on the list. */
export function parseQuestion(text: string, origin: string, allow: ReadonlySet<string>): Question | 'malformed' | 'url' {
  const value = parseJson(text)
  if (!isRecordOf(members)(value)) return 'malformed'
  const asked = value as Members
  const { method = 'GET', credentialsMode = 'same-origin', redirect = 'follow', headerNames = [], preflight } = asked
  if (asked.url === undefined || (asked.origin !== undefined && asked.origin !== origin)) return 'malformed'
  if (preflight !== undefined && !isPreflightOf(preflight, method, headerNames)) return 'malformed'
  const url = allowedUrl(asked.url, allow)
  if (url === null || url.origin === origin) return 'url'
  return {
    url,
    isElided: asked.url.includes('…'),
    method,
    credentialsMode,
    redirect,
    preflight: preflight === undefined ? null : { method, headers: [...preflight.headers] },
    hasOwnHeaders: headerNames.some((name) => !harmless.has(name.toLowerCase())),
  }
}

/** Headers that no server takes for a credential, and hardly one for a reason to answer otherwise. */
const harmless = new Set(['accept', 'accept-language', 'content-language', 'content-type', 'cache-control', 'pragma'])

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a value is a plain object with these members alone. `__proto__` in JSON is a member like any other, and so unknown. */
function isRecordOf(known: Record<string, (value: unknown) => boolean>): (value: unknown) => boolean {
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([name, member]) => Object.hasOwn(known, name) && known[name]?.(member))
}

/** Whether a browser could ask for this before the request. A Content-Type can come from the body. */
function isPreflightOf(
  preflight: { method: string; headers: string[] },
  method: string,
  headerNames: readonly string[],
): boolean {
  if (preflight.method !== method || preflight.headers === undefined) return false
  const present = new Set([...headerNames.map((name) => name.toLowerCase()), 'content-type'])
  return preflight.headers.every(
    (name) => name === name.toLowerCase() && present.has(name) && !isForbiddenRequestHeader(name, ''),
  )
}

/**
 * The URL, where it is written just as one of the origins is, with a path after it. Another spelling of the same host (decimal, octal, in
 * capitals, with the default port or a user name) is refused, not understood.
 */
function allowedUrl(text: string, allow: ReadonlySet<string>): URL | null {
  if (text.length > limits.url || /[\0-\x20\x7f\\]/.test(text)) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !allow.has(url.origin) || url.username !== '' || url.password !== '') return null
  const rest = text.startsWith(url.origin) ? text.slice(url.origin.length) : '!'
  return rest === '' || /^[/?#]/.test(rest) ? url : null
}
