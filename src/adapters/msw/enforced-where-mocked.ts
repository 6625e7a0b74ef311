import type { CorsPolicy } from '../../model/cors-policy.ts'
import { mocksUrl } from './answers-options.ts'
import type { Mock } from './mock.ts'

type Fetch = typeof globalThis.fetch

/**
 * The fetch of an enforced page for a mock in a service worker: what no handler takes and no policy is declared for goes to the network as it is,
 * where the browser itself applies the CORS protocol.
 */
export function enforcedWhereMocked(
  mock: Mock,
  policyOf: (url: string) => CorsPolicy | undefined,
  enforced: Fetch,
  intercepted: Fetch,
): Fetch {
  const { fetch } = {
    async fetch(input: RequestInfo | URL, ...rest: [RequestInit?]): Promise<Response> {
      const { method, url } = input instanceof Request ? input : { method: 'GET', url: String(input) }
      const base = globalThis.document?.baseURI
      if (!URL.canParse(url, base)) return enforced(input, ...rest)
      const target = new URL(url, base)
      const isHttp = target.protocol === 'http:' || target.protocol === 'https:'
      const isOurs =
        !isHttp ||
        policyOf(target.href) !== undefined ||
        (await mocksUrl(mock.handlers(), target.href, methodsToAsk(rest[0]?.method ?? method)))
      return isOurs ? enforced(input, ...rest) : intercepted(input, ...rest)
    },
  }
  return fetch
}

/** A method that cannot be asked about is refused by the page itself. */
function methodsToAsk(method: string): string[] {
  return /^(?:CONNECT|TRACE|TRACK)$|[^\w!#$%&'*+.^`|~-]/i.test(method) ? [] : [method]
}
