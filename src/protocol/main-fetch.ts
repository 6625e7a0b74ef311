import { isBadPort } from '../spec/fetch/is-bad-port.ts'
import { isHttpScheme } from '../spec/fetch/is-http-scheme.ts'
import { currentUrl, type Hop } from './hop.ts'
import { isLate, mixedContentRefusal } from './late-refusal.ts'
import { type End, isPageOrigin, type Play, refuse } from './play.ts'

/**
 * The part of main fetch that refuses before anything is sent, or sets response tainting; undefined: go on.
 *
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function mainFetch(play: Play, hop: Hop): End | undefined {
  const { mode, redirect } = play.input.request
  const url = currentUrl(hop)
  const scheme = url.protocol.slice(0, -1)
  // 7.
  if (url.port !== '' && isBadPort(Number(url.port))) return refuse(play, 'unsafe-port', url.port)
  if (!isLate(play, hop)) {
    const refusal = mixedContentRefusal(play, hop)
    if (refusal !== undefined) return refusal
  }
  // 12. Once a response has been tainted, a way back to the page's own origin does not wash it.
  if (play.tainting === 'basic' && isPageOrigin(play, url)) return undefined
  if (mode === 'same-origin') return refuse(play, 'disallowed-by-mode', mode)
  if (mode === 'no-cors') {
    if (redirect !== 'follow') return refuse(play, 'no-cors-redirect-mode-not-follow', redirect)
    play.tainting = 'opaque'
    return undefined
  }
  if (!isHttpScheme(scheme)) return refuse(play, 'cors-disabled-scheme', scheme)
  play.tainting = 'cors'
  return undefined
}
