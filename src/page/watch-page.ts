import { captureEnvironment } from '../capture/capture-environment.ts'
import type { Environment } from '../model/environment.ts'
import { outsideZones } from './outside-zones.ts'
import { setTimer } from './timers.ts'
import { watchTiming } from './watch-timing.ts'

/** What the page was told of one URL: an enforced Content Security Policy was violated, or an embedder policy kept an answer from it. */
interface Notice {
  url: string
  /** The directive that was violated; absent: the embedder policy. */
  directive?: string
  time: number
}

const notices: Notice[] = []
let unloading = false
let watching = false

/** Milliseconds on the page's monotonic clock. */
export function now(): number {
  try {
    return performance.now()
  } catch {
    return Date.now()
  }
}

/** Begins to listen for what the page is told without asking. Called with the first request, so that importing has no effect. */
export function watchPage(given: Environment | undefined): void {
  if (watching) return
  watching = true
  const { engine } = captureEnvironment(given)
  // Each by itself: where one is missing or broken, the others still tell.
  for (const watch of [watchViolations, watchLeaving, watchReports, () => watchTiming(engine)]) {
    try {
      outsideZones(watch)
    } catch {
      // That evidence is not there then.
    }
  }
}

function note(notice: Notice): void {
  // More than these are not kept: a page that violates its policy in a loop must not grow.
  const kept = 32
  notices.push(notice)
  if (notices.length > kept) notices.shift()
}

function watchViolations(): void {
  addEventListener('securitypolicyviolation', (event) => {
    // Report-only policies fire the same event and block nothing.
    if (event.disposition === 'enforce') note({ url: event.blockedURI, directive: event.effectiveDirective, time: now() })
  })
}

function watchLeaving(): void {
  if (typeof document !== 'object') return
  // Firefox and WebKit reject in-flight calls after beforeunload and before pagehide (measured 2026-11-22).
  addEventListener('beforeunload', () => {
    unloading = true
    // The user may stay after all.
    setTimer(() => {
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

/** Reports of violations of a Content Security Policy say no more than the events, and come late: seconds, in Firefox. */
function watchReports(): void {
  if (typeof ReportingObserver !== 'function') return
  const listen = (reports: readonly Report[]) => {
    for (const { body } of reports) {
      // In Chromium the fields are there in its JSON alone (seen with 156).
      const fields = (body as { toJSON?(): object } | null)?.toJSON?.() ?? body
      const { blockedURL, disposition } = fields as { blockedURL?: unknown; disposition?: unknown }
      if (typeof blockedURL === 'string' && disposition !== 'reporting') note({ url: blockedURL, time: now() })
    }
  }
  new ReportingObserver(listen, { types: ['coep'] }).observe()
}

/** Whether the page is going away. */
export function isUnloading(): boolean {
  return unloading
}

/**
 * The directive by which a request to `url` was refused; undefined where no such event came so far. The event names no call, so that it
 * counts only close to the rejection.
 */
export function cspViolation(url: string, started: number, rejected: number): string | undefined {
  // How long before a rejection (at a redirect, in Firefox) and after it the events of its cause come, in milliseconds, on a busy machine.
  const before = 100
  const after = 250
  const reported = stripForReport(url)
  return notices.findLast(
    ({ directive, time, url: blocked }) =>
      directive !== undefined &&
      time >= Math.max(started, rejected - before) &&
      time <= rejected + after &&
      stripForReport(blocked) === reported,
  )?.directive
}

/** Whether the embedder policy has kept an answer of `url` from this page since then. */
export function isHeldByEmbedderPolicy(url: string, since: number): boolean {
  const reported = stripForReport(url)
  return notices.some(
    ({ directive, time, url: held }) => directive === undefined && time >= since && stripForReport(held) === reported,
  )
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
