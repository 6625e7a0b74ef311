import type { CorsPolicy } from '../../model/cors-policy.ts'
import { corsPolicyHeaders } from '../../protocol/cors-policy-headers.ts'

/**
 * The headers of an answer with what the policy adds; undefined where the answer speaks of CORS itself, so that nothing is added.
 *
 * They are copied pair by pair: MSW 3.0 keeps a list of its own for a `Headers` object, which a refused change has left wrong.
 */
export function withPolicyHeaders({ headers }: Response, policy: CorsPolicy, origin: string | null): Headers | undefined {
  if (headers.has('access-control-allow-origin')) return undefined
  const more = corsPolicyHeaders(policy, 'response', origin)
  const made = new Headers([...headers])
  for (const [name, value] of more) {
    if (name !== 'Vary') made.set(name, value)
    else if (!/(?:^|,)\s*(?:origin|\*)\s*(?:,|$)/i.test(made.get(name) ?? '')) made.append(name, value)
  }
  return made
}
