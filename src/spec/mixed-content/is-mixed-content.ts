import { isPotentiallyTrustworthyUrl } from '../secure-contexts/is-potentially-trustworthy.ts'

/**
 * Whether fetch and XMLHttpRequest refuse to send to this URL. `secureContext`: the page prohibits mixed security contexts, as one of an
 * https origin does. `trustsLoopback`: http on the machine itself is no mixed content. Default: true, as the standard has it.
 *
 * https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
 */
export function isBlockedAsMixedContent(url: URL, secureContext: boolean, trustsLoopback = true): boolean {
  return secureContext && !(isPotentiallyTrustworthyUrl(url) && (trustsLoopback || url.protocol !== 'http:'))
}
