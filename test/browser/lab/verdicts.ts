import type { CauseId } from '../../../src/model/cause.ts'
import type { Browser, Page } from '../support/browser.ts'

/** How Chromium itself says that a request failed; a page sees nothing of it. */
export interface Verdict {
  /** In Chromium's own words, such as `MissingAllowOriginHeader` or `net::ERR_CONNECTION_REFUSED`. */
  words: string
  /** The same as the id of a cause; absent where the words are too general for one. */
  cause?: CauseId
}

/** https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-loadingFailed */
interface LoadingFailed {
  requestId: string
  errorText: string
  blockedReason?: string
  corsErrorStatus?: { corsError: string }
}

interface RequestWillBeSent {
  requestId: string
  type?: string
  request: { url: string; method: string }
}

/** https://chromedevtools.github.io/devtools-protocol/tot/Audits/#type-InspectorIssueDetails */
interface IssueDetails {
  contentSecurityPolicyIssueDetails?: { blockedURL?: string; isReportOnly: boolean }
  corsIssueDetails?: { corsErrorStatus: { corsError: string }; isWarning: boolean; request: { requestId?: string; url: string } }
}

/** What DevTools says of the URLs that a page asks for. */
export interface VerdictWatch {
  /** Of the first request for this URL after so many earlier ones; what comes later for the same URL is a probe. Undefined: nothing failed. */
  of(url: string, earlier: number): Verdict | undefined
  /** How many requests were made for a URL, preflights aside. */
  requestsFor(url: string): number
  /** What the console has shown of it. */
  readonly console: readonly string[]
}

/** Begins to note what Chromium's network service, its inspector and its console say; other browsers say nothing. */
export async function watchVerdicts(browser: Browser, page: Page): Promise<VerdictWatch | undefined> {
  if (browser.name !== 'chromium') return undefined
  const idsOf = new Map<string, string[]>()
  const failures = new Map<string, Verdict>()
  const issues = new Map<string, Verdict>()
  const answered = new Set<string>()
  const session = await browser.cdp(page)
  session.on('Network.requestWillBeSent', (event) => {
    const { requestId, request, type } = event as unknown as RequestWillBeSent
    if (type === 'Preflight' || request.method === 'OPTIONS') return
    const url = withoutFragment(request.url)
    const ids = idsOf.get(url) ?? []
    if (!ids.includes(requestId)) idsOf.set(url, [...ids, requestId])
  })
  session.on('Network.responseReceived', (event) => void answered.add((event as unknown as { requestId: string }).requestId))
  session.on('Network.loadingFailed', (event) => {
    const failed = event as unknown as LoadingFailed
    if (!failures.has(failed.requestId)) failures.set(failed.requestId, ofFailure(failed, answered.has(failed.requestId)))
  })
  // What the renderer refuses by itself never becomes a request: the inspector alone tells.
  session.on('Audits.issueAdded', (event) => {
    const { contentSecurityPolicyIssueDetails: csp, corsIssueDetails: cors } = (event as { issue: { details: IssueDetails } })
      .issue.details
    if (csp?.blockedURL !== undefined && !csp.isReportOnly && !issues.has(csp.blockedURL))
      issues.set(csp.blockedURL, { words: 'ContentSecurityPolicyIssue', cause: 'csp' })
    if (cors !== undefined && !cors.isWarning && cors.request.requestId === undefined && !issues.has(cors.request.url))
      issues.set(cors.request.url, ofCorsError(cors.corsErrorStatus.corsError))
  })
  const console: string[] = []
  session.on('Log.entryAdded', (event) => {
    const { text } = (event as { entry: { text: string } }).entry
    console.push(text)
    noteIntegrity(text)
  })
  await Promise.all(['Network', 'Audits', 'Log'].map((domain) => session.send(`${domain}.enable`)))

  function noteIntegrity(text: string): void {
    if (!text.startsWith("Failed to find a valid digest in the 'integrity' attribute")) return
    const url = /for resource '([^']+)'/.exec(text)?.[1]
    if (url !== undefined) issues.set(url, { words: 'integrity attribute', cause: 'integrity-mismatch' })
  }

  return {
    // Where the renderer refused, the first request for the URL is a probe.
    of: (url, earlier) => issues.get(withoutFragment(url)) ?? failures.get(idsOf.get(withoutFragment(url))?.[earlier] ?? ''),
    console,
    requestsFor: (url) => idsOf.get(withoutFragment(url))?.length ?? 0,
  }
}

function withoutFragment(url: string): string {
  return url.replace(/#.*/, '')
}

function ofFailure({ errorText, blockedReason, corsErrorStatus }: LoadingFailed, hadAnswer: boolean): Verdict {
  if (corsErrorStatus !== undefined) return ofCorsError(corsErrorStatus.corsError)
  if (blockedReason !== undefined) return found(`${blockedReason} ${errorText}`, causeOfBlock(blockedReason))
  return found(errorText, causeOfNetError(errorText, hadAnswer))
}

function causeOfBlock(reason: string): CauseId | undefined {
  if (reason === 'csp' || reason === 'mixed-content') return reason
  if (reason === 'inspector') return 'blocked-by-client'
  if (reason.includes('coep')) return 'coep-blocked'
  return reason.startsWith('corp') ? 'corp-blocked' : undefined
}

const causesOfNetErrors: readonly [RegExp, CauseId][] = [
  [/CONNECTION_REFUSED/, 'connection-refused'],
  [/NAME_NOT_RESOLVED/, 'name-not-resolved'],
  [/CONNECTION_CLOSED/, 'connection-closed'],
  [/EMPTY_RESPONSE/, 'empty-response'],
  [/INVALID_HTTP_RESPONSE|RESPONSE_HEADERS|UNEXPECTED_PROXY_AUTH/, 'invalid-http-response'],
  [/_CERT_/, 'cert-invalid'],
  [/_SSL_/, 'ssl-protocol-error'],
  [/INTERNET_DISCONNECTED/, 'offline'],
  [/BLOCKED_BY_CLIENT/, 'blocked-by-client'],
  [/UNSAFE_PORT/, 'unsafe-port'],
  [/CACHE_MISS/, 'cache-miss'],
  [/TOO_MANY_REDIRECTS/, 'too-many-redirects'],
  [/UNSAFE_REDIRECT|UNKNOWN_URL_SCHEME/, 'unsupported-redirect-scheme'],
  [/INVALID_REDIRECT/, 'invalid-redirect-location'],
  [/CONTENT_DECODING_FAILED/, 'content-decoding-failed'],
  [/CONTENT_LENGTH_MISMATCH|CHUNKED_ENCODING/, 'body-network-error'],
]

function causeOfNetError(errorText: string, hadAnswer: boolean): CauseId | undefined {
  // A socket that was reset before it was used is no longer connected.
  if (/CONNECTION_RESET|SOCKET_NOT_CONNECTED/.test(errorText)) return hadAnswer ? 'body-network-error' : 'connection-reset'
  return causesOfNetErrors.find(([form]) => form.test(errorText))?.[1]
}

function ofCorsError(name: string): Verdict {
  if (/^(Insecure(Local|Private)Network|(Local|Private)NetworkAccessPermission)/.test(name))
    return { words: name, cause: 'local-network-access' }
  return { words: name, cause: name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase() as CauseId }
}

function found(words: string, cause: CauseId | undefined): Verdict {
  return cause === undefined ? { words } : { words, cause }
}
