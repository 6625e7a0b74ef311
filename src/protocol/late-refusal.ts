import { corsCheck } from '../spec/fetch/cors-check.ts'
import { isHttpScheme } from '../spec/fetch/is-http-scheme.ts'
import { isBlockedAsMixedContent } from '../spec/mixed-content/is-mixed-content.ts'
import { currentUrl, type Hop } from './hop.ts'
import { type End, isPageOrigin, originAt, type Play, refuse } from './play.ts'

/** Whether what a redirect leads to is looked at once more after its preflight: WebKit's page hears of a redirect when its network is past that. */
export function isLate(play: Play, hop: Hop): boolean {
  return play.engine === 'webkit' && hop.redirect !== undefined
}

/**
 * What WebKit's page refuses of a redirect: mixed content; userinfo where the redirect leads away from the page's origin; and a redirect across
 * origins whose answer does not pass the CORS check with the credentials of the call's first URL (2.50.6, measured 2026-11-28). Undefined: nothing.
 */
export function lateRefusal(play: Play, hop: Hop): End | undefined {
  if (!isLate(play, hop)) return undefined
  return mixedContentRefusal(play, hop) ?? userinfoRefusal(play, hop) ?? credentialsRefusal(play, hop)
}

/** https://w3c.github.io/webappsec-mixed-content/#should-block-fetch */
export function mixedContentRefusal(play: Play, hop: Hop): End | undefined {
  const url = currentUrl(hop)
  if (!isHttpScheme(url.protocol.slice(0, -1))) return undefined
  const secureContext = play.input.secureContext ?? play.input.origin.startsWith('https:')
  // WebKit trusts no http, not that of the machine itself either (2.50.6, measured 2026-11-28).
  const isBlocked = isBlockedAsMixedContent(url, secureContext, play.engine !== 'webkit')
  return isBlocked ? refuse(play, 'mixed-content', play.keep.url(url.href)) : undefined
}

/** https://fetch.spec.whatwg.org/#concept-http-redirect-fetch step 9 */
function userinfoRefusal(play: Play, hop: Hop): End | undefined {
  const url = currentUrl(hop)
  if (play.input.request.mode !== 'cors' || (url.username === '' && url.password === '') || isPageOrigin(play, url))
    return undefined
  return refuse(play, 'redirect-contains-credentials', play.keep.url(url.href))
}

function credentialsRefusal(play: Play, { redirect, urlList }: Hop): End | undefined {
  const { request } = play.input
  const before = urlList.slice(0, -1)
  const wasCrossOrigin = before.some((url) => !isPageOrigin(play, url))
  if (redirect === undefined || request.mode !== 'cors' || request.credentialsMode !== 'same-origin') return undefined
  if (!isPageOrigin(play, urlList[0]) || !wasCrossOrigin) return undefined
  const origin = originAt(play, { urlList: before })
  const failure = corsCheck({ origin, credentialsMode: 'include' }, redirect.response)
  return failure === null ? undefined : refuse(play, failure.rule, failure.subject)
}
