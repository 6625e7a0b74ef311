/**
 * Plays generated pairs (a request, and how servers behave) in real browsers and through `enforceCors`, and compares all that happens.
 *
 *   node test/browser/enforce/main.ts [--count 400] [--seed 1] [--browser chromium,firefox,webkit] [--show 10]
 *
 * Fails where a pair differs from Chromium in a way that is not known.
 */
import { parseArgs } from 'node:util'
import { type BrowserName, browserNames } from '../support/browser.ts'
import { samplePairs } from './arbitrary-pair.ts'
import { enforceTruth } from './enforce-truth.ts'
import { knownDifference } from './known-differences.ts'
import { reportEnforce } from './report.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    browser: { type: 'string', default: 'chromium,firefox,webkit' },
    show: { type: 'string', default: '10' },
  },
})
const pairs = samplePairs(Number(values.count), Number(values.seed))
for (const name of values.browser.split(',')) {
  if (!(browserNames as readonly string[]).includes(name)) throw new Error(`${name} is none of ${browserNames.join(', ')}.`)
  const truth = await enforceTruth(name as BrowserName, pairs, (line) => console.error(line))
  console.log(`\n${reportEnforce(truth, Number(values.show))}`)
  if (name === 'chromium' && truth.disagreements.some((one) => knownDifference(truth, one) === undefined)) process.exitCode = 1
}
