import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestModule, TestSuite } from 'vitest/node'

/** What a run of vitest came to. */
export interface TestSums {
  passed: number
  /** With everything that kept a test from passing: an error in a file, a hook, or outside of any test; a skip without a reason. */
  failed: number
  /** A line for each failure; tests that a failed hook kept from running share one. */
  failures: string[]
  skipped: { title: string; reason: string }[]
}

/** Writes a {@link TestSums} to the file that WHYCORS_SUM_FILE names. Vitest's own JSON report knows neither reasons of skips nor errors outside of tests. */
class SumReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly { message?: string }[]): void {
    const file = process.env['WHYCORS_SUM_FILE']
    if (file === undefined) return
    const sums: TestSums = { passed: 0, failed: 0, failures: [], skipped: [] }
    for (const module of modules) addModule(module, sums)
    for (const error of unhandledErrors) fail(sums, `outside of any test: ${firstLine(error.message)}`)
    writeFileSync(file, JSON.stringify(sums))
  }
}

function addModule(module: TestModule, sums: TestSums): void {
  const name = relative(process.cwd(), module.moduleId)
  for (const error of module.errors()) fail(sums, `${name}: ${firstLine(error.message)}`)
  for (const suite of module.children.allSuites()) {
    for (const error of suite.errors()) fail(sums, `${name} > ${suite.fullName}: ${firstLine(error.message)}`)
  }
  const notRun = new Map<string, number>()
  for (const testCase of module.children.allTests()) {
    const title = `${name} > ${testCase.fullName}`
    const result = testCase.result()
    const broken = brokenAncestor(testCase.parent)
    if (result.state === 'passed') sums.passed += 1
    else if (result.state === 'failed') fail(sums, title)
    else if (result.state === 'skipped' && result.note) sums.skipped.push({ title, reason: result.note })
    else if (broken === null) fail(sums, `${title}: ${result.state} without a reason (use context.skip('reason'))`)
    else notRun.set(`${name}${broken}`, (notRun.get(`${name}${broken}`) ?? 0) + 1)
  }
  for (const [where, count] of notRun) fail(sums, `${where}: ${count} tests did not run`, count)
}

/** The closest suite around a test that failed as such, in a hook; null where there is none. */
function brokenAncestor(parent: TestSuite | TestModule): string | null {
  if (parent.errors().length > 0) return parent.type === 'suite' ? ` > ${parent.fullName}` : ''
  return parent.type === 'suite' ? brokenAncestor(parent.parent) : null
}

function fail(sums: TestSums, line: string, count = 1): void {
  sums.failed += count
  sums.failures.push(line)
}

function firstLine(message = 'unknown error'): string {
  return message.split('\n', 1)[0] ?? message
}

// vitest takes a reporter as a module's default export.
export default SumReporter
