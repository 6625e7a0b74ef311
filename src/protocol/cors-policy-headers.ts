import type { CorsPolicy } from '../model/cors-policy.ts'

/** Headers as one string, or null for none. */
const listed = (list: '*' | readonly string[] | undefined): string | null =>
  list === undefined || list.length === 0 ? null : typeof list === 'string' ? list : list.join(', ')

/**
 * The headers by which a server with this policy takes part in the CORS protocol: on the answer to a preflight, or on the response itself.
 *
 * An origin that the policy does not name gets none. `Vary: Origin` is sent wherever the answer depends on the origin.
 *
 * https://fetch.spec.whatwg.org/#http-responses
 *
 * @param origin the value of the Origin header; null where the request has none
 */
export function corsPolicyHeaders(
  policy: CorsPolicy,
  kind: 'preflight' | 'response',
  origin: string | null,
): [name: string, value: string][] {
  const any = policy.origins === '*' || policy.origins.includes('*')
  const allowed = any || (origin !== null && policy.origins.includes(origin))
  const headers: [string, string][] = any ? [] : [['Vary', 'Origin']]
  if (!allowed) return headers
  const add = (name: string, value: string | null) => {
    if (value !== null) headers.push([name, value])
  }
  add('Access-Control-Allow-Origin', any ? '*' : origin)
  add('Access-Control-Allow-Credentials', policy.credentials === true ? 'true' : null)
  if (kind === 'response') {
    add('Access-Control-Expose-Headers', listed(policy.expose))
    return headers
  }
  add('Access-Control-Allow-Methods', listed(policy.methods))
  add('Access-Control-Allow-Headers', listed(policy.headers))
  add('Access-Control-Max-Age', policy.maxAge === undefined ? null : String(policy.maxAge))
  return headers
}
