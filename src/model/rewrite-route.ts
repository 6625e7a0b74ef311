/** The methods that can travel as POST. */
export const overridableMethods = ['PUT', 'PATCH', 'DELETE'] as const

/** A method and a path, as in `PUT /orders/:id`. */
export interface RewriteRoute {
  method: string
  /** Null stands for a parameter. */
  segments: readonly (string | null)[]
}

/** Reads `PUT /orders/:id`: a segment is literal, or `:name` for any one segment. Null: it is not of this form. */
export function parseRewriteRoute(text: string): RewriteRoute | null {
  const [, method, path] = /^(PUT|PATCH|DELETE) \/(.*)$/.exec(text) ?? []
  if (method === undefined || path === undefined) return null
  const segments = path.split('/').map((segment) => (/^:\w+$/.test(segment) ? null : segment))
  return segments.every((segment) => segment === null || isPlain(segment)) ? { method, segments } : null
}

/** Whether a method may be overridden at a path (as it stands in the URL, without the query). Literal segments count letter by letter. */
export function isRewriteRoute(routes: readonly RewriteRoute[], method: string, path: string): boolean {
  const actual = path.slice(1).split('/')
  return (
    path.startsWith('/') &&
    routes.some(
      (route) =>
        route.method === method &&
        route.segments.length === actual.length &&
        route.segments.every((segment, index) => {
          const own = actual[index] ?? ''
          return segment === null ? own !== '' && isPlain(own) : segment === own
        }),
    )
  )
}

/**
 * Whether all servers take a segment for the same one segment: it holds nothing that some of them decode into a delimiter, cut off
 * (`;`), or decode twice, and no bytes that are not UTF-8. A route that is opted in must not open another one.
 */
function isPlain(segment: string): boolean {
  if (segment === '.' || segment === '..') return false
  if (!/^(?:[\w.~!$&'()*+,=:@-]|%(?!0|1|2[35EFef]|3[BFbf]|5[Cc]|7[Ff])[\dA-Fa-f]{2})*$/.test(segment)) return false
  try {
    decodeURIComponent(segment)
    return true
  } catch {
    return false
  }
}
