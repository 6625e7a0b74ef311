import { isHttpToken } from '../spec/mimesniff/is-http-token.ts'
import type { Endpoint } from './endpoint.ts'

declare const __WHYCORS_DEVELOPMENT__: boolean

/** Endpoints by name. */
export type Api = { readonly [name: string]: Endpoint }

const specKeys = ['query', 'body', 'headers', 'response', 'responseHeaders', 'errors']

/**
 * Makes a contract of endpoints.
 *
 * @throws {TypeError} that names the endpoint: for a malformed path or two path parameters of one name; in development also for an unknown key,
 *   a method that is no HTTP token, and a name that clients use themselves
 * @example
 * const api = defineApi({ getUser: endpoint.get('/users/:id', { response: User }) })
 */
export function defineApi<const A extends Api>(api: A): A {
  const named: Record<string, Endpoint> = {}
  for (const [name, endpoint] of Object.entries(api)) {
    let problem = pathProblem(endpoint.path)
    if (typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__) problem ??= specProblem(name, endpoint)
    if (problem) throw new TypeError(`defineApi: ${name}: ${endpoint.method} ${endpoint.path}: ${problem}.`)
    named[name] = { ...endpoint, name }
  }
  return named as A
}

/** A parameter that has no name, an escape that is none, or a segment that is empty. */
const malformed = /\/:(?![a-z_]\w*(?:\/|$))|%(?![\da-f]{2})|\/\//i

/** What the URL parser would change is not written as it stands in a URL, or is a step in the tree. */
function pathProblem(path: string): string | undefined {
  const twice = /\/(:\w+)(?=\/)(?:.*\/)\1(?:\/|$)/.exec(path)
  const isWrong = twice || malformed.test(path) || new URL(path, 'http://a').pathname !== path
  if (typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__)
    if (isWrong) return twice ? `${twice[1]} comes twice` : 'the path is malformed'
  return isWrong ? 'is malformed' : undefined
}

function specProblem(name: string, { method, spec }: Endpoint): string | undefined {
  const unknown = Object.keys(spec).find((key) => !specKeys.includes(key))
  if (unknown !== undefined) return `unknown key "${unknown}"; known are ${specKeys.join(', ')}`
  if (name === '$ky' || name === 'then') return 'clients use this name themselves'
  return isHttpToken(method) ? undefined : 'the method is no HTTP token'
}
