import type { Finding } from '../model/finding.ts'
import type { LintedCall } from '../model/linted-call.ts'
import type { PreflightReport, PreflightRow } from '../model/preflight-report.ts'
import { compareText } from './compare-text.ts'
import { endpointOf } from './endpoint-of.ts'

/** What was linted in one test file. */
export interface LintedFile {
  /** From the root on. */
  file: string
  calls: readonly LintedCall[]
}

/**
 * Sums up a test run, endpoint by endpoint. The same calls give the same report, in whatever order workers were done.
 *
 * @param files those that were linted
 * @param of how many files ran
 */
export function preflightReport(files: readonly LintedFile[], of: number): PreflightReport {
  const sorted = files.toSorted((a, b) => compareText(a.file, b.file))
  const requests = sorted.flatMap(({ file, calls }) => calls.map((call) => ({ ...call, file })))
  const rows = new Map<string, PreflightRow>()
  for (const call of requests) addTo(rowFor(rows, endpointOf(call)), call)
  const endpoints = [...rows.values()].sort((a, b) => b.preflights - a.preflights || compareText(a.endpoint, b.endpoint))
  for (const row of endpoints) row.sites.sort(compareText)
  return {
    version: 1,
    files: files.length,
    of,
    calls: requests.length,
    preflights: endpoints.reduce((sum, { preflights }) => sum + preflights, 0),
    endpoints,
    requests,
  }
}

function rowFor(rows: Map<string, PreflightRow>, endpoint: string): PreflightRow {
  const row = rows.get(endpoint) ?? {
    endpoint,
    calls: 0,
    preflights: 0,
    allowed: 0,
    because: [],
    reasons: [],
    notes: [],
    sites: [],
    uncertain: false,
  }
  rows.set(endpoint, row)
  return row
}

function addTo(row: PreflightRow, { verdict, certainty, reasons, notes, at, allowed }: LintedCall): void {
  row.calls += 1
  row.uncertain ||= certainty !== 'certain'
  if (verdict === 'preflight') row.preflights += 1
  if (verdict === 'preflight' && allowed !== undefined) {
    row.allowed += 1
    if (!row.because.includes(allowed)) row.because.push(allowed)
  }
  if (verdict === 'preflight' || verdict === 'blocked') addMissing(row.reasons, reasons)
  addMissing(row.notes, notes)
  if (at !== undefined && verdict !== 'simple' && !row.sites.includes(at)) row.sites.push(at)
}

function addMissing(list: Finding[], more: readonly Finding[]): void {
  for (const one of more) if (!list.some(({ rule, subject }) => rule === one.rule && subject === one.subject)) list.push(one)
}
