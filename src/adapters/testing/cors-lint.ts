import { type CallSite, callSite, siteBelow } from '../../enforce/call-site.ts'
import { checkPreflightBudget } from '../../enforce/check-preflight-budget.ts'
import type { EnforceObserver } from '../../enforce/enforce-observer.ts'
import { lintCall } from '../../enforce/lint-call.ts'
import { allowanceFor, needsPreflight, overrun, type PreflightBudget } from '../../enforce/preflight-budget.ts'
import type { LintedCall } from '../../model/linted-call.ts'
import type { Overrun } from '../../model/preflight-report.ts'
import { formatOverrun } from '../../render/format-overrun.ts'
import { createContext } from './call-context.ts'
import { checkTestingOptions } from './check-testing-options.ts'
import { tellCalls } from './file-traffic.ts'
import { isOwnFile } from './own-files.ts'
import { type PageOptions, pageEnvironment } from './page-environment.ts'
import { type TestFile, vitestHooks } from './vitest-hooks.ts'
import { type WatchedCall, watchCalls } from './watch-calls.ts'
import type { EventSource } from './watch-server.ts'

/** Options of `corsLint`. */
export interface CorsLintOptions extends PageOptions {
  /** A server or worker of MSW: what goes past `fetch` and XMLHttpRequest (axios in Node) is then seen too. Default: none. */
  server?: EventSource
  /** What the fetch that `corsLint` returns sends with, for an app that is handed its fetch. Default: the global fetch. */
  fetch?: typeof globalThis.fetch
  /** How many preflights are fine. Default: any number; they are only reported. */
  budget?: PreflightBudget
}

/** What lints the calls of a test file. */
export interface CorsLint {
  /** The fetch of the options, watched. The global fetch is watched anyway. */
  fetch: typeof globalThis.fetch
  /** For `enforceCors(fetch, { observer })`, where the enforced fetch is handed to the app and is not the global one. */
  observer: EnforceObserver
  /** The calls across origins of this test file so far, in their order; of a test that is tried again, those of the last try. */
  calls(): LintedCall[]
}

/** One try of one test. */
interface Attempt {
  id: string
  name: string
  calls: LintedCall[]
}

let linting = false

/**
 * Notes every call across origins that the tests make: which need a preflight, why, and who made them. To be called in a set-up file, or in a
 * `describe`. What was seen goes to the reporter (`whycors/testing/reporter`); a budget fails the test that exceeds it. Nothing is sent, and no request
 * or response is changed.
 *
 * Each call that needs a preflight counts, also where the preflight cache of a browser would save it.
 *
 * @throws {TypeError} for an unknown or wrong option, and where the origin of the page is neither given nor found
 * @throws {Error} without vitest, and where another `corsLint` is at work
 * @example
 * corsLint({ server, origin: 'https://app.example.com', budget: { preflights: 0 } })
 */
export function corsLint(options: CorsLintOptions = {}): CorsLint {
  checkTestingOptions('corsLint', options, ['budget'])
  const { server, budget } = options
  if (budget !== undefined) checkPreflightBudget('corsLint: the budget', budget)
  const environment = pageEnvironment('corsLint', options)
  const { aroundEach, atEnd } = vitestHooks('corsLint')
  if (linting)
    throw new Error('corsLint is at work in this test file already. Call it once, in the set-up file or in one `describe`.')

  const context = createContext<Attempt>()
  const running = new Set<Attempt>()
  const attempts = new Map<string, Attempt>()
  const outside: LintedCall[] = []
  const sites = new WeakMap<LintedCall, CallSite>()
  const noted = new WeakMap<WatchedCall, LintedCall>()
  let root = ''

  /** Only a test, or the end of a file, tells the root of the project. */
  const located = (call: LintedCall): LintedCall => {
    const site = sites.get(call)
    return site === undefined ? call : { ...call, at: siteBelow(site, root) }
  }
  const all = () => [...outside, ...[...attempts.values()].flatMap(({ calls }) => calls)].map(located)

  /** What follows from the record of a call; it can change on its way. */
  const shapeOf = ({ record, api }: WatchedCall): LintedCall | undefined => {
    const linted = lintCall(record, environment)?.linted
    if (linted === undefined) return undefined
    const because = budget && linted.verdict === 'preflight' ? allowanceFor(linted, budget) : undefined
    // What MSW alone saw has been through the hands of a library and of Node.
    const certainty = api === 'other' && linted.certainty === 'certain' ? 'likely' : linted.certainty
    return { ...linted, api, certainty, ...(because !== undefined && { allowed: because }) }
  }

  const called = (watched: WatchedCall) => {
    const shape = shapeOf(watched)
    if (shape === undefined) return
    const attempt = context?.get() ?? (running.size === 1 ? [...running][0] : undefined)
    const call: LintedCall = {
      ...shape,
      ...(attempt !== undefined && { test: attempt.name }),
      ...(attempt === undefined && running.size > 1 && { oneOf: [...running].map(({ name }) => name) }),
    }
    const site = callSite(watched.stack, isOwnFile)
    if (site !== undefined) sites.set(call, site)
    noted.set(watched, call)
    ;(attempt?.calls ?? outside).push(call)
  }

  const changed = (watched: WatchedCall) => {
    const call = noted.get(watched)
    if (call !== undefined) Object.assign(call, shapeOf(watched))
  }

  /** Its stack leads to the first call, which is what vitest shows of it. */
  const budgetError = (over: Overrun): Error => {
    const error = new Error(formatOverrun({ ...over, calls: over.calls.map(located) }))
    error.name = 'PreflightBudget'
    const frame = over.calls.map((call) => sites.get(call)?.frame).find((one) => one !== undefined)
    error.stack = `${error.name}: ${error.message}${frame === undefined ? '' : `\n${frame}`}`
    return error
  }

  aroundEach(async (runTest, { task }) => {
    root = rootOf(task.file)
    watch.renew()
    // What is tried again begins anew.
    const attempt: Attempt = { id: task.id, name: task.fullTestName, calls: [] }
    attempts.set(task.id, attempt)
    running.add(attempt)
    try {
      await (context === undefined ? runTest() : context.run(attempt, runTest))
    } finally {
      running.delete(attempt)
    }
    const over = budget && overrun(budget, attempt.calls, all())
    if (over !== undefined) throw budgetError(over)
  })

  const stop = () => {
    watch.stop()
    linting = false
  }
  atEnd(stop, (file) => {
    root = rootOf(file)
    tellCalls(file.meta, all())
    if (budget?.preflights === undefined) return
    const calls = outside.filter(needsPreflight)
    // Those that no test made, nobody else can be blamed for.
    if (calls.length > budget.preflights)
      throw budgetError({ limit: 'outside', allowed: budget.preflights, needed: calls.length, calls })
  })

  // Not before vitest has taken the hooks that undo it.
  const watch = watchCalls({ called, changed }, server)
  linting = true

  return {
    fetch: watch.standIn(options.fetch ?? ((...given) => globalThis.fetch(...given))),
    observer: { call: ({ record, site }) => watch.tell({ record, api: record.api, stack: site.stack ?? '' }) },
    calls: all,
  }
}

/** The folder that the name of a test file is relative to. */
function rootOf({ filepath, name }: Pick<TestFile, 'filepath' | 'name'>): string {
  return filepath.endsWith(name) ? filepath.slice(0, -name.length) : ''
}
