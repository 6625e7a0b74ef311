/** A violation of an enforced Content Security Policy, as the page was told. */
interface Violation {
  url: string
  directive: string
  time: number
}

/** More than these are not kept: a page that violates its policy in a loop must not grow. */
const kept = 32

const violations: Violation[] = []
let unloading = false
let watching = false

/** Milliseconds on the page's monotonic clock. */
export function now(): number {
  return typeof performance === 'object' ? performance.now() : Date.now()
}

/** Begins to listen for what the page is told without asking. Called with the first request, so that importing has no effect. */
export function watchPage(): void {
  if (watching) return
  watching = true
  if (typeof addEventListener !== 'function') return
  addEventListener('securitypolicyviolation', (event) => {
    // Report-only policies fire the same event and block nothing.
    if (event.disposition !== 'enforce') return
    violations.push({ url: event.blockedURI, directive: event.effectiveDirective, time: now() })
    if (violations.length > kept) violations.shift()
  })
  // Firefox and WebKit reject in-flight calls after beforeunload and before pagehide (measured 2026-11-22).
  addEventListener('beforeunload', () => {
    unloading = true
    // The user may stay after all.
    setTimeout(() => {
      unloading = false
    }, 1000)
  })
  addEventListener('pagehide', () => {
    unloading = true
  })
  addEventListener('pageshow', () => {
    unloading = false
  })
}

/** Whether the page is going away. */
export function isUnloading(): boolean {
  return unloading
}

/** The directive by which a request to `url`, made at `since`, was refused; undefined where no such event came so far. */
export function cspViolation(url: string, since: number): string | undefined {
  const reported = stripForReport(url)
  return violations.findLast((violation) => violation.time >= since && stripForReport(violation.url) === reported)?.directive
}

/** https://w3c.github.io/webappsec-csp/#strip-url-for-use-in-reports */
function stripForReport(url: string): string {
  try {
    const stripped = new URL(url)
    stripped.hash = ''
    stripped.username = ''
    stripped.password = ''
    return stripped.href
  } catch {
    return url
  }
}
