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
import { pageScript } from './page-script.ts'
import { reportBrowser, reportStandard } from './report.ts'
import { sampleCalls } from './sample-calls.ts'
import { standardTruth } from './standard-truth.ts'
import { type TruthInBrowser, truthInBrowser } from './truth-in-browser.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    browser: { type: 'string', default: browserNames.join() },
    api: { type: 'string', default: apis.join() },
  },
})

const seed = Number(values.seed)
const calls = sampleCalls(Number(values.count), seed, listed(values.api, apis))
const script = await pageScript()
const folder = mkdtempSync(join(tmpdir(), 'whycors-truth-'))
const truths: TruthInBrowser[] = []
console.log(`${calls.length} calls, seed ${seed}`)
for (const name of listed(values.browser, browserNames)) {
  if (findBrowser(name) === null) {
    console.log(`\n${name} is not installed: skipped`)
    continue
  }
  const truth = await truthInBrowser(name, script, calls, (line) => console.error(line))
  truths.push(truth)
  console.log(`\n${reportBrowser(truth)}`)
  const { results: _, ...summary } = truth
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(summary, null, 2))
}
if (truths.length === browserNames.length) {
  const standard = standardTruth(truths, calls)
  console.log(`\n${reportStandard(standard)}`)
  writeFileSync(join(folder, 'standard.json'), JSON.stringify(standard, null, 2))
}
console.log(`\nwritten to ${folder}`)
process.exitCode = truths.length > 0 && truths.every(({ agreeing, calls: made }) => agreeing >= made * 0.999) ? 0 : 1

function listed<T extends string>(text: string, known: readonly T[]): T[] {
  return text.split(',').map((name) => {
    const found = known.find((each) => each === name)
    if (found === undefined) throw new Error(`${name} is none of ${known.join(', ')}.`)
    return found
  })
}
