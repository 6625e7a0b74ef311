/**
 *   npm run demo                        runs the demo in a headless Chromium and prints what came of it
 *   npm run demo -- --browser firefox   the same in another browser: chromium, firefox or webkit
 *   npm run demo -- --serve             keeps the page up for a person
 */
import { parseArgs } from 'node:util'
import { type BrowserName, browserNames } from '../../test/browser/support/browser.ts'
import { checkRows } from './check-rows.ts'
import { describeRows, summarizeRows } from './describe-rows.ts'
import { runDemo } from './run-demo.ts'
import { scenarios } from './scenarios.ts'
import { startServers } from './start-servers.ts'

const usage = `Usage: npm run demo -- [--serve] [--browser ${browserNames.join('|')}]`

function readArguments(): { serve: boolean; browser: BrowserName } | null {
  try {
    const { values } = parseArgs({ options: { serve: { type: 'boolean' }, browser: { type: 'string' } } })
    const browser = browserNames.find((name) => name === (values.browser ?? 'chromium'))
    return browser === undefined ? null : { serve: values.serve ?? false, browser }
  } catch {
    return null
  }
}

async function serve(): Promise<void> {
  const { origins, close } = await startServers()
  console.log(`Open ${origins.page}/ in a browser. Its API, with all its mistakes, is at ${origins.api}. Ctrl+C ends both.`)
  process.once('SIGINT', () => void close())
  process.once('SIGTERM', () => void close())
}

async function run(name: BrowserName): Promise<void> {
  console.log(
    `A page in a headless ${name} calls an API that makes ${scenarios.filter(({ verdict }) => verdict !== null).length} mistakes.\n`,
  )
  const { browser, rows } = await runDemo(name)
  const width = Math.max(110, Math.min(process.stdout.columns ?? 160, 200))
  console.log(describeRows(rows, width))
  console.log(`\n${browser.name} ${browser.version}. ${summarizeRows(rows).join('\n')}`)
  const findings = checkRows(rows)
  if (findings.length === 0) {
    console.log('No prediction differs from what the server saw, no certain is wrong, and the command line is exact throughout.')
    return
  }
  console.log(`\nThe table does not hold:\n${findings.map(({ check, id, found }) => `  ${id}: ${check}? ${found}.`).join('\n')}`)
  process.exitCode = 1
}

const wanted = readArguments()
if (wanted === null) {
  console.error(usage)
  process.exitCode = 2
} else if (wanted.serve) await serve()
else await run(wanted.browser)
