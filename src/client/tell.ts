import type { RuleId } from '../model/finding.ts'
import type { Prediction } from '../model/prediction.ts'
import { isCorsSafelistedResponseHeaderName } from '../spec/fetch/is-cors-safelisted-response-header-name.ts'
import type { Endpoint } from './endpoint.ts'
import { findingsInOneLine } from './words.ts'

declare const __WHYCORS_DEVELOPMENT__: boolean

// What a developer is told on the console, once each. The constant itself stands in each function, so that bundlers leave production without it.

/** More than these are not remembered; the first is then told again. */
const kept = 500
const told = /* @__PURE__ */ new Set<string>()

/** Notes of a prediction that mean a loss. */
const losses: readonly RuleId[] = ['method-not-normalized', 'credentials-need-exact-origin', 'forbidden-request-header']

function tell({ name, method, path }: Endpoint, text: string): void {
  const line = `whycors: ${name}: ${method} ${path} ${text}`
  if (told.has(line)) return
  if (told.size >= kept) told.clear()
  told.add(line)
  globalThis.console.warn(line)
}

/** Headers that the contract reads, and the page does not see. */
export function tellHidden(endpoint: Endpoint, headers: Readonly<Record<string, unknown>>, response: Response): void {
  if (typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__) {
    for (const header of response.type === 'cors' ? Object.keys(headers) : [])
      if (headers[header] === undefined && !isCorsSafelistedResponseHeaderName(header))
        tell(
          endpoint,
          `reads the response header ${header}, and the page sees none. Let the server send it together with Access-Control-Expose-Headers: ${header}.`,
        )
  }
}

/** A slash too few or too many costs a redirect, which a preflight does not follow, nor a rewritten call. */
export function tellRedirect(endpoint: Endpoint, response: Response | undefined): void {
  if (typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__) {
    if (!response?.redirected || !URL.canParse(response.url)) return
    const { pathname } = new URL(response.url)
    if (pathname.endsWith('/') !== endpoint.path.endsWith('/'))
      tell(
        endpoint,
        `was redirected to ${pathname}. Write the path or the baseUrl as the server does: a call that needs a preflight, or is rewritten, follows no redirect.`,
      )
  }
}

/** What a prediction says that somebody should know: silent losses, and preflights where the app wants to hear of them. */
export function tellPrediction(
  endpoint: Endpoint,
  predicted: () => Prediction | undefined,
  uploads: boolean,
  warns: boolean,
): void {
  if (typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__) {
    const { verdict, reasons = [], notes = [] } = predicted() ?? {}
    const streams = uploads && reasons.some(({ rule }) => rule === 'stream-body')
    if (verdict === 'preflight' && (warns || streams))
      tell(
        endpoint,
        `needs a preflight${streams ? ', since onUploadProgress makes a stream of the body' : ''}. ${findingsInOneLine(reasons)}`,
      )
    for (const note of notes) if (losses.includes(note.rule)) tell(endpoint, `has a catch. ${findingsInOneLine([note])}`)
  }
}
