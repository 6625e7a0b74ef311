import { getHeader } from '../spec/fetch/header-list.ts'
import { isSchemelesslySameSite } from '../spec/html/is-same-site.ts'
import { isSameOrigin, originOfUrl, parseOrigin } from '../spec/html/origin.ts'
import type { TransportResponse } from './transport.ts'

/**
 * Whether a response may be used by a no-cors request of a page of `origin` (serialized).
 *
 * Deviation: the embedder policy of the page is taken to be `unsafe-none`; same site is as sure as `isSchemelesslySameSite` is.
 *
 * https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
 */
export function crossOriginResourcePolicyCheck(origin: string, url: URL, response: TransportResponse): 'allowed' | 'blocked' {
  const policy = getHeader('Cross-Origin-Resource-Policy', response.headers)
  const page = parseOrigin(origin) ?? { kind: 'opaque' }
  const target = originOfUrl(url)
  if (policy === 'same-origin') return isSameOrigin(page, target) ? 'allowed' : 'blocked'
  if (policy !== 'same-site') return 'allowed'
  // A secure response is not for an insecure page of the same site.
  const downgrade = url.protocol === 'https:' && !(page.kind === 'tuple' && page.scheme === 'https')
  return isSchemelesslySameSite(page, target) && !downgrade ? 'allowed' : 'blocked'
}
