/**
 * Plays generated calls in real browsers and compares what happens with what the library predicts.
 *
 *   node test/browser/truth/main.ts [--count 1500] [--seed 1] [--browser chromium,firefox,webkit] [--api fetch,xhr,beacon]
 *
 * Fails where less than 99.9 % of the calls of a browser go as predicted under its own profile.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { browserNames } from '../support/browser.ts'
import { findBrowser } from '../support/find-browser.ts'
import { apis } from './call.ts'
import { report } from './report.ts'
import { runTruth } from './run-truth.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    browser: { type: 'string', default: browserNames.join() },
    api: { type: 'string', default: apis.join() },
  },
})

const wanted = listed(values.browser, browserNames)
const browsers = wanted.filter((name) => findBrowser(name) !== null)
for (const name of wanted) if (!browsers.includes(name)) console.log(`${name} is not installed: skipped`)

const truth = await runTruth({
  count: Number(values.count),
  seed: Number(values.seed),
  browsers,
  apis: listed(values.api, apis),
  progress: (line) => console.error(line),
})
console.log(report(truth))

const folder = mkdtempSync(join(tmpdir(), 'whycors-truth-'))
for (const { observations: _, standardDisagreements: __, ...summary } of truth.browsers)
  writeFileSync(join(folder, `${summary.browser}.json`), JSON.stringify(summary, null, 2))
if (truth.standard) writeFileSync(join(folder, 'standard.json'), JSON.stringify(truth.standard, null, 2))
console.log(`\nwritten to ${folder}`)

const isBelow = ({ agreeing, calls }: { agreeing: number; calls: number }) => agreeing < calls * 0.999
process.exitCode = browsers.length === 0 || truth.browsers.some(isBelow) ? 1 : 0

function listed<T extends string>(text: string, known: readonly T[]): T[] {
  return text.split(',').map((name) => {
    const found = known.find((each) => each === name)
    if (found === undefined) throw new Error(`${name} is none of ${known.join(', ')}.`)
    return found
  })
}
