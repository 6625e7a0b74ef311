import type { LabResult } from './run-lab.ts'
import type { Arrival } from './server/start-host.ts'

/** A browser may send a request again where the connection broke under it; no more often than this where it did not. */
const patience = 2

/**
 * What probes did, by the servers' record, that DESIGN.md forbids them: another method than GET or HEAD (and the preflights that those need), a
 * value that the app sent, a credential.
 */
export function brokenPromises({ scenario, arrivals }: LabResult): string[] {
  const { init, id, cause } = scenario
  const all = [...arrivals.here, ...arrivals.there]
  const broken: string[] = []
  const own = init.method ?? 'GET'
  const sent = (fits: (arrival: Arrival) => boolean) => all.filter(({ method }) => method !== 'OPTIONS').filter(fits).length
  const strange = all.find(({ method }) => !['GET', 'HEAD', 'OPTIONS', own].includes(method))
  if (strange !== undefined) broken.push(`${id}: ${strange.method} was sent`)
  // Where the server breaks connections, the browser itself repeats the request.
  if (/^(connection|empty|invalid-http|invalid-response)/.test(cause)) return broken
  const hops = cause === 'too-many-redirects' ? 21 : scenario.stage === 'redirect' ? 2 : 1
  if (own !== 'GET' && own !== 'HEAD' && sent(({ method }) => method === own) > hops * patience)
    broken.push(`${id}: ${own} was repeated`)
  for (const [name, value] of Object.entries(init.headers ?? {})) {
    if (name === 'content-type') continue
    if (sent(({ headers }) => headers.get(name) === value) > hops * patience)
      broken.push(`${id}: the value of ${name} was sent again`)
  }
  if (sent(({ headers }) => headers.has('cookie')) > 0 && init.credentials !== 'include') broken.push(`${id}: a cookie was sent`)
  return broken
}
