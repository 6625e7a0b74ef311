import type { Finding, RuleId } from './finding.ts'
import type { LintedCall } from './linted-call.ts'

/** What preflights a test run needed. Plain JSON: what the reporter writes. */
export interface PreflightReport {
  version: 1
  /** Test files that were linted. */
  files: number
  /** Test files of the run. */
  of: number
  /** Calls across origins. */
  calls: number
  /** Those among them that need a preflight. */
  preflights: number
  /** Those that need the most preflights first. */
  endpoints: PreflightRow[]
  /** Each call, by file and in the order in which a file made them. */
  requests: (LintedCall & { file: string })[]
}

/** The calls of one endpoint. */
export interface PreflightRow {
  /** Method, origin and path template: `PUT https://api.example.com/users/:id`. */
  endpoint: string
  calls: number
  preflights: number
  /** How many of the preflights the budget lets be. */
  allowed: number
  /** Why it lets them be, each text once. */
  because: string[]
  /** What made preflights necessary, or keeps the calls from being sent, each reason once. */
  reasons: Finding[]
  /** What is worth knowing for the way out. */
  notes: Finding[]
  /** Where such calls were made, each place once, sorted. */
  sites: string[]
  /** Whether a part of some call could not be looked at. */
  uncertain: boolean
}

/** A test needs more than its budget. */
export interface Overrun {
  limit: 'preflights' | 'perTest' | 'outside'
  /** What the budget gives. */
  allowed: number
  /** What was needed: by the test, or by the file so far. */
  needed: number
  /** The calls that count, in their order: those of the test, or those outside of any. */
  calls: LintedCall[]
}

/** One reason for a preflight that a team has agreed to live with. */
export interface BaselineEntry {
  endpoint: string
  rule: RuleId
  /** Absent: the rule has none. */
  subject?: string
}

/** What a run brings to a baseline. */
export interface BaselineChange {
  /** Reasons that the baseline does not have, each with the first call that has it. */
  fresh: { entry: BaselineEntry; call: LintedCall }[]
  /** Entries that no call of the run needs. */
  gone: BaselineEntry[]
}
