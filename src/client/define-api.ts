import type { Endpoint } from './endpoint.ts'

/** Endpoints by name. */
export type Api = { readonly [name: string]: Endpoint }

const specKeys = ['query', 'body', 'headers', 'response', 'responseHeaders', 'errors']

/**
 * Makes a contract of endpoints.
 *
 * @throws {TypeError} that names the endpoint, for a malformed path, two path parameters of one name, or an unknown key
 * @example
 * const api = defineApi({ getUser: endpoint.get('/users/:id', { response: User }) })
 */
export function defineApi<const A extends Api>(api: A): A {
  return Object.fromEntries(
    Object.entries(api).map(([name, endpoint]) => {
      const { method, path, spec } = endpoint
      const problem =
        pathProblem(path) ??
        (name.startsWith('$') || name === 'then' ? 'the name is taken' : undefined) ??
        (/^[\w!#$%&'*+.^`|~-]+$/.test(method) ? undefined : 'the method is no HTTP token') ??
        Object.keys(spec)
          .filter((key) => !specKeys.includes(key))
          .map((key) => `unknown key "${key}"; known are ${specKeys.join(', ')}`)[0]
      if (problem !== undefined) throw new TypeError(`defineApi: ${name}: ${method} ${path}: ${problem}.`)
      return [name, { ...endpoint, name }]
    }),
  ) as unknown as A
}

function pathProblem(path: string): string | undefined {
  if (!path.startsWith('/')) return 'the path must start with /'
  const seen = new Set<string>()
  for (const segment of path.slice(1).split('/')) {
    if (segment.startsWith(':')) {
      if (!/^:[A-Za-z_]\w*$/.test(segment)) return `"${segment}" is no parameter: one is a whole segment, a colon and a name`
      if (seen.has(segment)) return `the parameter ${segment} stands there twice`
      seen.add(segment)
    } else if (/^(?:\.|%2e){1,2}$/i.test(segment)) return `the segment "${segment}" would change the path`
    else if (!/^(?:[\w.~!$&'()*+,;=:@-]|%[\dA-Fa-f]{2})*$/.test(segment))
      return `the segment "${segment}" must be written as it stands in a URL`
  }
  return path.startsWith('//') ? 'the path must not start with //' : undefined
}
