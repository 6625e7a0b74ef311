import { pathTemplate } from '../diagnose/path-template.ts'
import { redactUrl } from '../diagnose/redact-url.ts'
import type { LintedCall } from '../model/linted-call.ts'
import type { Overrun } from '../model/preflight-report.ts'
import { normalizeMethod } from '../spec/fetch/normalize-method.ts'

/** How many preflights are fine. At least one of `preflights` and `perTest` is needed. */
export interface PreflightBudget {
  /** Calls that need a preflight, in all tests of one test file together. Default: no limit. */
  preflights?: number
  /** Calls that need a preflight, in each test. Default: no limit. */
  perTest?: number
  /** Calls that do not count. Default: none. */
  allow?: readonly Allowance[]
}

/** Calls that may have their preflight. */
export interface Allowance {
  /** A URL, or its template as the table shows it (`https://api.example.com/users/:id`); `*` stands for any characters. The query plays no part. */
  url: string
  /** Default: every method. */
  method?: string
  /** Why; shown in the report. */
  because: string
}

/** Why the budget lets a call be; undefined where it counts. */
export function allowanceFor({ method, url }: LintedCall, { allow = [] }: PreflightBudget): string | undefined {
  const found = allow.find((one) => (one.method === undefined || normalizeMethod(one.method) === method) && matches(url, one.url))
  return found?.because
}

function matches(url: string, pattern: string): boolean {
  const [path = ''] = pattern.split(/[?#]/, 1)
  if (!path.includes('*')) return url === path || url === pathTemplate(redactUrl(path))
  const parts = path.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(url)
}

/** Whether a call counts. */
export function needsPreflight({ verdict, allowed }: LintedCall): boolean {
  return verdict === 'preflight' && allowed === undefined
}

/**
 * What a test needs beyond its budget; undefined where it keeps within. What the preflight cache of a browser would save is not taken off: it
 * depends on the server, and on how fast the test runs.
 *
 * @param ofTest the calls of the test
 * @param ofFile those of the whole file so far, the test's among them
 */
export function overrun(
  budget: PreflightBudget,
  ofTest: readonly LintedCall[],
  ofFile: readonly LintedCall[],
): Overrun | undefined {
  const calls = ofTest.filter(needsPreflight)
  if (calls.length === 0) return undefined
  const { perTest, preflights } = budget
  if (perTest !== undefined && calls.length > perTest) return { limit: 'perTest', allowed: perTest, needed: calls.length, calls }
  const needed = ofFile.filter(needsPreflight).length
  return preflights !== undefined && needed > preflights ? { limit: 'preflights', allowed: preflights, needed, calls } : undefined
}
