import { isPotentiallyTrustworthyUrl } from '../secure-contexts/is-potentially-trustworthy.ts'

/**
 * Whether fetch and XMLHttpRequest refuse to send to this URL. `secureContext`: the page prohibits mixed security contexts, as one of an
 * https origin does.
 *
 * https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
 */
export function isBlockedAsMixedContent(url: URL, secureContext: boolean): boolean {
  return secureContext && !isPotentiallyTrustworthyUrl(url)
}
