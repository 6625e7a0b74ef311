import { captureEnvironment } from '../../../../src/capture/capture-environment.ts'
import { captureFetch } from '../../../../src/capture/capture-fetch.ts'
import { createFetch } from '../../../../src/index.ts'
import { predictRequest } from '../../../../src/predict/predict-request.ts'
import { isCorsSafelistedMethod } from '../../../../src/spec/fetch/is-cors-safelisted-method.ts'
import { argumentsOf, initOf, leaveLater } from './call.ts'
import type { Observed, Plan } from './plan.ts'

const native = globalThis.fetch

/** Everything that the page is told without asking. */
const told: { csp: SecurityPolicyViolationEvent[]; reports: string[]; unloading: boolean } = {
  csp: [],
  reports: [],
  unloading: false,
}

/** Begins to listen. */
export function watchOwnPage(): void {
  addEventListener('securitypolicyviolation', (event) => void told.csp.push(event))
  addEventListener('beforeunload', () => {
    told.unloading = true
  })
  if (typeof ReportingObserver !== 'function') return
  const listen = (reports: { type?: string }[]) => void told.reports.push(...reports.map(({ type }) => type ?? ''))
  new ReportingObserver(listen, { types: ['coep'], buffered: true }).observe()
}

/**
 * Makes the call natively, beneath a drop-in that must not delay it, and notes all that a page may see: the signals that come by themselves,
 * then the outcome of each probe that DESIGN.md permits under `probe: 'full'`, sent one after the other.
 */
export async function observeCall(
  plan: Plan,
  atOnce: (observed: Observed & { how: 'rejected' }) => void,
): Promise<Partial<Observed> & { how: 'rejected' | 'resolved' }> {
  for (const { url, init } of plan.before) await native(url, initOf(init)).then((response) => response.text())
  leaveLater(plan)
  const [url, init] = argumentsOf(plan)
  // Before the call, which uses up a stream.
  const statics = staticsOf(url, init)
  const rejected = { before: false, taskPassed: false, isSameTask: true }
  let early = true
  afterMicrotasks(() => {
    early = false
  })
  const recorder: typeof fetch = (...args) =>
    native(...args).catch((error: unknown) => {
      rejected.before = early
      afterTask(() => {
        rejected.taskPassed = true
      })
      throw error
    })
  let response: Response | undefined
  let error: unknown
  try {
    response = await createFetch({ fetch: recorder, probe: 'never', console: false })(url, init)
    if (plan.reads) await response.text()
    return { how: 'resolved' }
  } catch (caught) {
    error = caught
    rejected.isSameTask = !rejected.taskPassed
  }
  const seen = () => ({ ...statics, ...passiveOf(url, init, error, rejected.before, response) })
  if (plan.stop?.how === 'navigate') {
    const observed = { how: 'rejected', isSameTask: rejected.isSameTask, passive: seen(), probes: {} } as const
    atOnce(observed)
    return observed
  }
  await sleep(100)
  const passive = seen()
  const asks = response === undefined && !passive['isOwnMessage'] && init.signal?.aborted !== true
  return { how: 'rejected', isSameTask: rejected.isSameTask, passive, probes: asks ? await probesOf(url, init) : {} }
}

/**
 * What is known of the call itself, in classes rather than values. Scheme and name of the host are left out: nearly all failures of the lab are
 * on http and on 127.0.0.1, so that in those few that are not the address alone would tell the truth, as it does nowhere else.
 */
function staticsOf(url: string, init: RequestInit): Record<string, unknown> {
  const environment = captureEnvironment()
  const { verdict, reasons } = predictRequest(captureFetch(url, init), environment)
  const names = Object.keys(init.headers ?? {})
  return {
    verdict,
    reasons: verdict === 'preflight' ? [] : reasons.map(({ rule }) => rule),
    method: isCorsSafelistedMethod(init.method ?? 'GET'),
    names: names.length === 0 ? 'none' : names.every(isAuthLike) ? 'auth' : names.length === 1 ? 'one' : 'more',
    mode: init.mode ?? 'cors',
    include: init.credentials === 'include',
    redirect: init.redirect ?? 'follow',
    integrity: init.integrity !== undefined,
    page: `${environment.origin?.replace(/:.*/, '')}`,
    controlled: isControlled(),
  }
}

/** In a sandboxed page the very look at it throws. */
function isControlled(): boolean {
  try {
    return Boolean(navigator.serviceWorker?.controller)
  } catch {
    return false
  }
}

function passiveOf(url: string, init: RequestInit, error: unknown, early: boolean, response?: Response): Record<string, unknown> {
  const { name, message } = error as Error
  const isOwnMessage =
    name !== 'TypeError' ||
    !/^(Failed to fetch|NetworkError when attempting to fetch resource\.|Load failed|network error)( \(.*\))?$/.test(message)
  const violation = told.csp.find(
    (event) => event.disposition === 'enforce' && URL.canParse(url) && event.blockedURI === withoutFragment(url),
  )
  const reason: unknown = init.signal?.aborted ? init.signal.reason : undefined
  return {
    name,
    isOwnMessage,
    early,
    arrived: response !== undefined,
    entry: entryOf(url),
    csp: violation?.effectiveDirective,
    reports: told.reports.includes('coep'),
    onLine: navigator.onLine,
    unloading: told.unloading,
    signal: init.signal ? (init.signal.aborted ? (reason as Error)?.name : 'not aborted') : 'none',
  }
}

/** What the last Resource Timing entry of a URL tells, engine by engine the same fields. */
function entryOf(url: string): Record<string, unknown> | null {
  const entry = performance.getEntriesByName(url).at(-1) as PerformanceResourceTiming | undefined
  return entry === undefined
    ? null
    : { sent: entry.duration > 0, status: entry.responseStatus, protocol: entry.nextHopProtocol !== '' }
}

async function probesOf(url: string, init: RequestInit): Promise<Record<string, unknown>> {
  const target = URL.canParse(url) ? new URL(url) : null
  if (target === null || !/^https?:$/.test(target.protocol)) return {}
  const names = Object.keys(init.headers ?? {}).filter((name) => !isAuthLike(name))
  const values = init.headers as Record<string, string>
  const headers = (some: string[]) =>
    Object.fromEntries(some.map((name) => [name, /^content-type$/i.test(name) ? (values[name] ?? '') : '1']))
  const isGet = (init.method ?? 'GET') === 'GET'
  const battery: Record<string, [string, RequestInit] | null> = {
    P5: [`${target.origin}/`, { mode: 'no-cors' }],
    P1: [url, { mode: 'no-cors' }],
    P2: [url, {}],
    P3: isGet && init.credentials === 'include' ? [url, { credentials: 'include' }] : null,
    P4: names.length > 0 ? [url, { headers: headers(names) }] : null,
    ...Object.fromEntries(names.length > 1 ? names.map((name) => [`P4 ${name}`, [url, { headers: headers([name]) }]]) : []),
    P7: [url, { redirect: 'manual' }],
    P10: [location.href, { method: 'HEAD', mode: 'same-origin' }],
  }
  const outcomes: Record<string, unknown> = {}
  for (const [id, asked] of Object.entries(battery)) if (asked !== null) outcomes[id] = await probe(...asked)
  return outcomes
}

async function probe(url: string, init: RequestInit): Promise<unknown> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), 1500)
  performance.clearResourceTimings()
  try {
    const { type } = await native(url, { credentials: 'omit', cache: 'no-store', signal: controller.signal, ...init })
    return type === 'opaqueredirect' ? type : 'answered'
  } catch {
    if (controller.signal.aborted) return 'late'
    await sleep(50)
    return { failed: entryOf(url) }
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}

function isAuthLike(name: string): boolean {
  return /authorization|cookie|token|key|secret|session|auth/i.test(name)
}

function withoutFragment(url: string): string {
  const bare = new URL(url)
  bare.hash = ''
  return bare.href
}

/** Calls back when so many microtasks have run that no rejection is still to come without the network. */
function afterMicrotasks(then: () => void, left = 10): void {
  queueMicrotask(() => (left > 0 ? afterMicrotasks(then, left - 1) : then()))
}

/** Calls back as soon as another task has run. */
function afterTask(then: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    then()
  }
  port2.postMessage(null)
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
