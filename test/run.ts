/**
 * Runs the checks of the project one after the other and adds them up.
 *
 *   node test/run.ts quick              what `npm test` runs: everything but the other browsers and the long runs
 *   node test/run.ts all                everything; with --after-quick only what quick leaves out
 *   node test/run.ts package            the built package
 */
import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { TestSums } from './support/sum-reporter.ts'

interface Step {
  name: string
  command: string
  args: readonly string[]
  env?: Record<string, string>
  /** A project of vitest, with many tests; otherwise the step is one check. */
  isSuite: boolean
}

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'whycors-run-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const script = (name: string): Step => ({ name, command: 'npm', args: ['run', '--silent', name], isSuite: false })
const suite = (project: string, env: Record<string, string> = {}): Step => ({
  name: env['WHYCORS_BROWSERS'] === undefined ? project : `${project} (${env['WHYCORS_BROWSERS'].replaceAll(',', ', ')})`,
  command: process.execPath,
  args: [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=./test/support/sum-reporter.ts',
  ],
  env,
  isSuite: true,
})

const ground = [script('typecheck'), script('lint'), suite('pure'), suite('node'), suite('dom'), suite('types')]
const allBrowsers = { WHYCORS_BROWSERS: 'chromium,firefox,webkit' }
const long = [suite('long'), suite('long-browser')]
const modes: Record<string, readonly Step[]> = {
  quick: [...ground, suite('browser', { WHYCORS_BROWSERS: 'chromium', WHYCORS_TRUTH_COUNT: '400' })],
  all: [...ground, suite('browser', allBrowsers), suite('lab', allBrowsers), ...long],
  'all --after-quick': [
    // The truth run compares the browsers with one another.
    suite('browser', { WHYCORS_BROWSERS: 'firefox,webkit', WHYCORS_TRUTH_BROWSERS: 'chromium,firefox,webkit' }),
    suite('lab', allBrowsers),
    ...long,
  ],
  package: [script('build'), suite('package')],
}

const mode = process.argv.slice(2).join(' ')
const steps = modes[mode]
if (steps === undefined) {
  console.error(`Usage: node test/run.ts ${Object.keys(modes).join(' | ')}`)
  process.exit(2)
}

const total: TestSums = { passed: 0, failed: 0, failures: [], skipped: [] }
for (const [index, step] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length}] ${step.name}`)
  const started = performance.now()
  const sums = await run(step, join(folder, `${index}.json`))
  total.passed += sums.passed
  total.failed += sums.failed
  total.failures.push(...sums.failures)
  total.skipped.push(...sums.skipped)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`[${index + 1}/${steps.length}] ${step.name}: ${sums.passed} passed, ${sums.failed} failed, ${seconds} s`)
}

if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.map((failure) => `  ${failure}`).join('\n')}`)
if (total.skipped.length > 0)
  console.log(`\nSkipped:\n${total.skipped.map(({ title, reason }) => `  ${title}: ${reason}`).join('\n')}`)
const { passed, failed, skipped } = total
// A caller that runs several modes adds these lines up.
if (process.env['WHYCORS_SUMS']) appendFileSync(process.env['WHYCORS_SUMS'], `${passed} ${failed} ${skipped.length}\n`)
console.log(`\n${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0

async function run(step: Step, sumFile: string): Promise<TestSums> {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`
  const child = spawn(step.command, step.args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...step.env, PATH: path, WHYCORS_SUM_FILE: sumFile },
  })
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (exitCode, signal) => resolve(exitCode ?? signal ?? 'unknown'))
  })
  const failed = (line: string): TestSums => ({ passed: 0, failed: 1, failures: [line], skipped: [] })
  if (!step.isSuite)
    return code === 0 ? { passed: 1, failed: 0, failures: [], skipped: [] } : failed(`${step.name} ended with ${code}`)
  if (!existsSync(sumFile)) return failed(`${step.name} gave no result, and ended with ${code}`)
  const sums = JSON.parse(readFileSync(sumFile, 'utf8')) as TestSums
  if (sums.passed + sums.failed + sums.skipped.length === 0) return failed(`${step.name} ran no tests`)
  // Vitest fails for reasons of its own, such as a threshold.
  if (code !== 0 && sums.failed === 0) return { ...sums, failed: 1, failures: [`${step.name} ended with ${code}`] }
  return sums
}
