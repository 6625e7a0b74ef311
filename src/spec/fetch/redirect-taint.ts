import { isSameSite } from '../html/is-same-site.ts'
import { isSameOrigin, originOfUrl, parseOrigin } from '../html/origin.ts'

/** How far redirects have led a request away; everything but `same-origin` makes its Origin header `null`. */
export type RedirectTaint = 'same-origin' | 'same-site' | 'cross-site'

/**
 * The redirect-taint of a request from a page of `origin` (serialized) that was sent along `urlList`, first URL first.
 *
 * https://fetch.spec.whatwg.org/#concept-request-tainted-origin
 */
export function redirectTaint(origin: string, urlList: readonly URL[]): RedirectTaint {
  // What is no origin at all is like an opaque one: equal to no other.
  const requestOrigin = parseOrigin(origin) ?? { kind: 'opaque' }
  let taint: RedirectTaint = 'same-origin'
  let lastUrl: URL | null = null
  for (const url of urlList) {
    if (lastUrl !== null) {
      const last = originOfUrl(lastUrl)
      const next = originOfUrl(url)
      if (!isSameSite(next, last) && !isSameSite(requestOrigin, last)) return 'cross-site'
      if (!isSameOrigin(next, last) && !isSameOrigin(requestOrigin, last)) taint = 'same-site'
    }
    lastUrl = url
  }
  return taint
}
