import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node'
import { mergeNeeds, parseNeeds, serializeNeeds } from '../../enforce/cors-needs.ts'
import { baselineOf, compareWithBaseline, parseBaseline, serializeBaseline } from '../../enforce/preflight-baseline.ts'
import { preflightReport } from '../../enforce/preflight-report.ts'
import type { CorsNeeds } from '../../model/linted-call.ts'
import type { BaselineEntry, PreflightReport } from '../../model/preflight-report.ts'
import { checkOptions, isBoolean, type OptionChecks } from '../../model/rewrite-contract.ts'
import { failProcess, pathFrom, readTextFile, terminalWidth, writeTextFile } from '../../node/text-file.ts'
import { type BaselineOutcome, formatBaseline } from '../../render/format-baseline.ts'
import { formatPreflightReport } from '../../render/format-preflight-report.ts'
import { reporterIsThere, trafficOf } from './file-traffic.ts'
import { sourceSite } from './source-site.ts'

/** Options of the reporter. Names of files are from the root of the project on. */
export interface CorsReporterOptions {
  /** Where the report is written as JSON: a `PreflightReport`. Default: nowhere. */
  json?: string
  /** Where the table is written as Markdown. Default: nowhere. */
  markdown?: string
  /**
   * The file of the preflights that a team has agreed to live with. A reason for a preflight that it does not have fails the run; a run of all tests takes
   * out what is gone. Never written in CI. Default: none.
   */
  baseline?: string
  /** Whether the baseline is written with what is new. Default: whether vitest updates snapshots (`--update`). */
  updateBaseline?: boolean
  /** Whether the table is printed. Default: true. */
  print?: boolean
  /** Width of the table in characters. Default: that of the terminal, at least 80, else 120. */
  width?: number
}

const file = (value: unknown) => (typeof value === 'string' && value !== '' ? undefined : 'must be the name of a file')

const checks = {
  json: file,
  markdown: file,
  baseline: file,
  updateBaseline: isBoolean,
  print: isBoolean,
  width: (value) => (Number.isSafeInteger(value) && Number(value) >= 40 ? undefined : 'must be a whole number, 40 or more'),
} satisfies Record<keyof CorsReporterOptions, OptionChecks[string]>

/**
 * A reporter of vitest: prints what preflights a run needed, endpoint by endpoint, why, and the cheapest way out; keeps the baseline, and writes what
 * `recordTraffic` recorded. It runs in the main process, so that any number of workers leave one result.
 *
 * @throws {TypeError} for an unknown or wrong option
 * @example
 * // vitest.config.ts
 * export default defineConfig({ test: { reporters: ['default', ['whycors/testing/reporter', { baseline: 'preflights.json' }]] } })
 */
export class CorsReporter implements Reporter {
  readonly #options: CorsReporterOptions
  #vitest: Vitest | undefined

  constructor(options: CorsReporterOptions = {}) {
    checkOptions('the reporter of whycors: the options', options, checks)
    this.#options = options
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
    vitest.provide(reporterIsThere as never, true as never)
  }

  async onTestRunEnd(modules: readonly TestModule[], _errors: readonly unknown[], reason: TestRunEndReason): Promise<void> {
    const vitest = this.#vitest
    if (vitest === undefined) return
    const { json, markdown, baseline, print = true, width = Math.max(80, terminalWidth() ?? 120) } = this.#options
    const files = modules.map((module) => ({ module, file: module.relativeModuleId, traffic: trafficOf(module.meta()) }))
    const linted = files.flatMap(({ file, traffic, module }) => {
      const calls = traffic?.calls?.map((call) => (call.at === undefined ? call : { ...call, at: sourceSite(module, call.at) }))
      return calls ? [{ file, calls }] : []
    })
    const report = preflightReport(linted, modules.length)
    const said: string[] = []
    if (print) said.push(formatPreflightReport(report, 'text', width))
    const write = (path: string, text: string) => writeTextFile(pathFrom(vitest.config.root, path), text)
    const isWhole = reason === 'passed' && (await ranAll(vitest, modules))
    try {
      if (json !== undefined) write(json, `${JSON.stringify(report, null, 2)}\n`)
      if (markdown !== undefined) write(markdown, `${formatPreflightReport(report, 'markdown')}\n`)
      if (baseline !== undefined) said.push(this.#keepBaseline(vitest, baseline, report, isWhole))
      const needs = files.flatMap(({ traffic }) => Object.entries(traffic?.needs ?? {}))
      for (const path of new Set(needs.map(([path]) => path)))
        this.#writeNeeds(
          vitest,
          path,
          needs.filter(([one]) => one === path).map(([, found]) => found),
          isWhole,
        )
    } catch (error) {
      // The report is no reason to lose the results of the tests, but what was asked for is missing.
      said.push(`whycors: ${error instanceof Error ? error.message : String(error)}`)
      failProcess()
    }
    for (const text of said) if (text !== '') vitest.logger.log(`\n${text}`)
  }

  #keepBaseline(vitest: Vitest, file: string, report: PreflightReport, isWhole: boolean): string {
    const path = pathFrom(vitest.config.root, file)
    const text = readTextFile(path)
    const known: BaselineEntry[] = text === undefined ? [] : parseBaseline(text, file)
    const change = compareWithBaseline(known, report.requests)
    // `none` is what vitest takes in CI, where snapshots are not written either.
    const { updateSnapshot } = vitest.config.snapshotOptions
    const update = this.#options.updateBaseline ?? updateSnapshot === 'all'
    const isCi = updateSnapshot === 'none'
    const now = baselineOf(report.requests).map(({ entry }) => entry)
    // A run of some tests cannot tell what the others need.
    if (!isWhole) change.gone = []
    let outcome: BaselineOutcome = change.fresh.length > 0 ? 'refused' : 'kept'
    if (update || (text === undefined && !isCi && isWhole)) outcome = 'written'
    else if (text === undefined && !isCi) outcome = 'awaited'
    else if (outcome === 'kept' && change.gone.length > 0 && !isCi) outcome = 'shrunk'
    if (outcome === 'refused') failProcess()
    if (outcome === 'written' || outcome === 'shrunk') {
      const next = serializeBaseline(isWhole ? now : [...known, ...change.fresh.map(({ entry }) => entry)])
      if (next === text) return ''
      writeTextFile(path, next)
    }
    return formatBaseline(file, change, outcome)
  }

  /** A run of some tests adds to what is there; one of all tests replaces it. */
  #writeNeeds(vitest: Vitest, file: string, needs: readonly CorsNeeds[], isWhole: boolean): void {
    const path = pathFrom(vitest.config.root, file)
    const text = isWhole ? undefined : readTextFile(path)
    const merged = serializeNeeds(mergeNeeds(text === undefined ? needs : [parseNeeds(text, file), ...needs]))
    if (readTextFile(path) !== merged) writeTextFile(path, merged)
  }
}

/** Whether every test ran that there is: no filter, no shard, no `.only`. */
async function ranAll(vitest: Vitest, modules: readonly TestModule[]): Promise<boolean> {
  const { testNamePattern, tagsFilter, shard } = vitest.config
  if (testNamePattern !== undefined || shard !== undefined || (tagsFilter?.length ?? 0) > 0) return false
  for (const module of modules) for (const { options } of module.children.allTests()) if (options.mode === 'only') return false
  const ran = new Set(modules.map(({ project, moduleId }) => `${project.name}\n${moduleId}`))
  const specifications = await vitest.globTestSpecifications()
  return specifications.every(({ project, moduleId }) => ran.has(`${project.name}\n${moduleId}`))
}
