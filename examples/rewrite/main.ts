/**
 *   node examples/rewrite/main.ts                     measures the saving in a headless Chromium and prints it
 *   node examples/rewrite/main.ts --browser firefox   the same in another browser: chromium, firefox or webkit
 *   node examples/rewrite/main.ts --serve             keeps the page up for a person
 */
import { parseArgs } from 'node:util'
import { browserNames } from '../../test/browser/support/browser.ts'
import { describeRows } from './describe-rows.ts'
import { measureInBrowser } from './measure-in-browser.ts'
import { startApi } from './start-api.ts'
import { startPage } from './start-page.ts'

const { values } = parseArgs({ options: { serve: { type: 'boolean' }, browser: { type: 'string', default: 'chromium' } } })
const name = browserNames.find((known) => known === values.browser)

if (name === undefined) {
  console.error(`Known browsers are ${browserNames.join(', ')}.`)
  process.exitCode = 2
} else if (values.serve) {
  const page = await startPage()
  const api = await startApi(page.origin, 100)
  console.log(`Open ${page.origin}/?api=${encodeURIComponent(api.origin)} in a browser. Ctrl+C ends it.`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void Promise.all([page.close(), api.close()]))
} else {
  const { version, rows } = await measureInBrowser(name, [0, 20, 100], 15)
  console.log(
    `PUT of JSON with a token, ${name} ${version}, warm connection, no preflight in the cache; medians of 15 calls each.\n`,
  )
  console.log(describeRows(rows))
}
