import type { Browser, Page } from '../../test/browser/support/browser.ts'

/** How Chromium itself says that a request failed; a page sees nothing of it. */
export interface Verdict {
  /** In Chromium's own words, such as `MissingAllowOriginHeader` or `net::ERR_CONNECTION_REFUSED`. */
  words: string
  /** The same as the id of a cause. */
  cause: string
}

/** https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-loadingFailed */
interface LoadingFailed {
  requestId: string
  errorText: string
  corsErrorStatus?: { corsError: string }
}

interface RequestWillBeSent {
  requestId: string
  request: { url: string; method: string }
}

/** https://chromedevtools.github.io/devtools-protocol/tot/Audits/#type-InspectorIssueDetails */
interface IssueDetails {
  contentSecurityPolicyIssueDetails?: { blockedURL?: string; isReportOnly: boolean }
  corsIssueDetails?: { corsErrorStatus: { corsError: string }; isWarning: boolean; request: { requestId?: string; url: string } }
}

/**
 * Begins to note what Chromium's network service and its inspector say of each URL that the page asks for, the first time only: what comes
 * later for the same URL is a probe. The answer knows the verdicts that have arrived; other browsers give none.
 */
export async function watchVerdicts(browser: Browser, page: Page): Promise<(url: string) => Verdict | undefined> {
  if (browser.name !== 'chromium') return () => undefined
  const idOf = new Map<string, string>()
  const failures = new Map<string, Verdict>()
  const issues = new Map<string, Verdict>()
  const session = await browser.cdp(page)
  session.on('Network.requestWillBeSent', (event) => {
    const { requestId, request } = event as unknown as RequestWillBeSent
    if (request.method !== 'OPTIONS' && !idOf.has(request.url)) idOf.set(request.url, requestId)
  })
  session.on('Network.loadingFailed', (event) => {
    const failed = event as unknown as LoadingFailed
    failures.set(failed.requestId, ofFailure(failed))
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
  await session.send('Network.enable')
  await session.send('Audits.enable')
  return (url) => failures.get(idOf.get(url) ?? '') ?? issues.get(url)
}

function ofFailure({ errorText, corsErrorStatus }: LoadingFailed): Verdict {
  if (corsErrorStatus !== undefined) return ofCorsError(corsErrorStatus.corsError)
  return {
    words: errorText,
    cause: errorText
      .replace(/^net::ERR_/, '')
      .toLowerCase()
      .replaceAll('_', '-'),
  }
}

function ofCorsError(name: string): Verdict {
  return { words: name, cause: name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase() }
}
