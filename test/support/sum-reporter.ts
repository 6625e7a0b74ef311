import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestModule, TestSuite } from 'vitest/node'

/** What a run of vitest came to. */
export interface TestSums {
  passed: number
  /** With everything that kept a test from running: an error in a file, a hook, or outside of any test; a skip without a reason. */
  failures: string[]
  skipped: { title: string; reason: string }[]
}

/** Writes a {@link TestSums} to the file that WHYCORS_SUM_FILE names. Vitest's own JSON report knows neither reasons of skips nor errors outside of tests. */
class SumReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly { message?: string }[]): void {
    const file = process.env['WHYCORS_SUM_FILE']
    if (file === undefined) return
    const sums: TestSums = { passed: 0, failures: [], skipped: [] }
    for (const module of modules) addModule(module, sums)
    for (const error of unhandledErrors) sums.failures.push(`outside of any test: ${error.message ?? 'unknown error'}`)
    writeFileSync(file, JSON.stringify(sums))
  }
}

function addModule(module: TestModule, sums: TestSums): void {
  const name = relative(process.cwd(), module.moduleId)
  for (const error of module.errors()) sums.failures.push(`${name}: ${error.message}`)
  for (const suite of module.children.allSuites()) addSuiteErrors(suite, name, sums)
  for (const testCase of module.children.allTests()) {
    const title = `${name} > ${testCase.fullName}`
    const result = testCase.result()
    if (result.state === 'passed') sums.passed++
    else if (result.state === 'failed') sums.failures.push(title)
    else if (result.state === 'skipped' && result.note) sums.skipped.push({ title, reason: result.note })
    else sums.failures.push(`${title}: ${result.state} without a reason (use context.skip('reason'))`)
  }
}

function addSuiteErrors(suite: TestSuite, name: string, sums: TestSums): void {
  for (const error of suite.errors()) sums.failures.push(`${name} > ${suite.fullName}: ${error.message}`)
}

// vitest takes a reporter as a module's default export.
export default SumReporter
