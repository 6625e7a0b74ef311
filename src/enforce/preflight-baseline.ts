import type { LintedCall } from '../model/linted-call.ts'
import type { BaselineChange, BaselineEntry } from '../model/preflight-report.ts'
import { compareText } from './compare-text.ts'
import { endpointOf } from './endpoint-of.ts'
import { needsPreflight } from './preflight-budget.ts'

/** The reasons for preflights of these calls, each once, sorted; calls that the budget lets be are left out. */
export function baselineOf(calls: readonly LintedCall[]): { entry: BaselineEntry; call: LintedCall }[] {
  const found = new Map<string, { entry: BaselineEntry; call: LintedCall }>()
  for (const call of calls.filter(needsPreflight)) {
    for (const { rule, subject } of call.reasons) {
      const entry: BaselineEntry = { endpoint: endpointOf(call), rule, ...(subject !== undefined && { subject }) }
      if (!found.has(keyOf(entry))) found.set(keyOf(entry), { entry, call })
    }
  }
  return [...found.entries()].sort(([a], [b]) => compareText(a, b)).map(([, one]) => one)
}

/** Compares a run with a baseline. */
export function compareWithBaseline(baseline: readonly BaselineEntry[], calls: readonly LintedCall[]): BaselineChange {
  const known = new Set(baseline.map(keyOf))
  const now = baselineOf(calls)
  const needed = new Set(now.map(({ entry }) => keyOf(entry)))
  return {
    fresh: now.filter(({ entry }) => !known.has(keyOf(entry))),
    gone: baseline.filter((entry) => !needed.has(keyOf(entry))),
  }
}

/** The text of a baseline file: sorted, one entry a line, so that merges are easy. */
export function serializeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries
    .toSorted((a, b) => compareText(keyOf(a), keyOf(b)))
    .map(({ endpoint, rule, subject }) => `    ${JSON.stringify({ endpoint, rule, subject })}`)
  return `{\n  "version": 1,\n  "preflights": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`
}

/**
 * Reads a baseline file.
 *
 * @param file its name, for the message
 * @throws {Error} where the text is no baseline
 */
export function parseBaseline(text: string, file: string): BaselineEntry[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Error(`${file} is no JSON, so it is no baseline of preflights. Delete it to start anew.`)
  }
  const { version, preflights } = (parsed ?? {}) as { version?: unknown; preflights?: unknown }
  if (version !== 1 || !Array.isArray(preflights) || !preflights.every(isEntry))
    throw new Error(
      `${file} is no baseline of preflights: expected { "version": 1, "preflights": [{ "endpoint", "rule", "subject" }] }. Delete it to start anew.`,
    )
  return preflights
}

function isEntry(value: unknown): value is BaselineEntry {
  const { endpoint, rule, subject } = (value ?? {}) as Record<string, unknown>
  return typeof endpoint === 'string' && typeof rule === 'string' && (subject === undefined || typeof subject === 'string')
}

function keyOf({ endpoint, rule, subject = '' }: BaselineEntry): string {
  const [method = '', url = ''] = endpoint.split(' ', 2)
  return [url, method, rule, subject].join('\n')
}
