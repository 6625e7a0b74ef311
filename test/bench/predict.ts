/**
 * Prints what `predict` costs for a plain JSON POST, next to a bare `new Headers(init.headers)`, in Node and in the browsers that are
 * installed, and whether memory grows over a million calls.
 *
 *   node --expose-gc test/bench/predict.ts [browser ...]
 *
 * Fails where it costs more than three times as much in Node or in Chromium.
 */
import { type BrowserName, browserNames } from '../browser/support/browser.ts'
import { bundleForPage } from '../browser/support/bundle-for-page.ts'
import { findBrowser } from '../browser/support/find-browser.ts'
import { launchBrowser } from '../browser/support/launch-browser.ts'
import { startPageServer } from '../browser/support/page-server.ts'
import { heapGrowth } from './heap-growth.ts'
import { type PredictCost, predictCost } from './predict-cost.ts'

const limit = 3
const attempts = 5

/** The best of a few attempts: on a busy machine the subject with more code and data loses more. */
async function best(measure: () => Promise<PredictCost>): Promise<PredictCost> {
  let cost = await measure()
  for (let attempt = 1; attempt < attempts && cost.ratio > limit; attempt += 1) {
    const other = await measure()
    if (other.ratio < cost.ratio) cost = other
  }
  return cost
}

function print(where: string, { headers, predict, ratio }: PredictCost): void {
  console.log(
    `${where.padEnd(10)}${headers.toFixed(0).padStart(9)}${predict.toFixed(0).padStart(9)}${ratio.toFixed(2).padStart(8)}`,
  )
}

async function inPage(name: BrowserName): Promise<PredictCost> {
  const script = await bundleForPage(`
    import { predictCost } from './test/bench/predict-cost.ts'
    globalThis.predictCost = predictCost
  `)
  const server = await startPageServer({ scripts: { '/bench.js': script } })
  const browser = await launchBrowser(name)
  try {
    const page = await browser.newPage(server.pageUrl)
    // Clocks of pages are coarse, so the runs are longer.
    return await best(() => page.evaluate<PredictCost>('() => predictCost(40, 20000)'))
  } finally {
    await browser.close()
    await server.close()
  }
}

const asked = process.argv.slice(2)
const browsers = browserNames.filter((name) => (asked.length === 0 || asked.includes(name)) && findBrowser(name) !== null)

console.log(`${'ns a call'.padEnd(10)}${'Headers'.padStart(9)}${'predict'.padStart(9)}${'ratio'.padStart(8)}`)
const node = await best(async () => predictCost())
print('node', node)
let failed = node.ratio > limit
for (const name of browsers) {
  const cost = await inPage(name)
  print(name, cost)
  if (name === 'chromium' && cost.ratio > limit) failed = true
}
const growth = heapGrowth(1_000_000)
console.log(
  growth === null ? 'heap growth: run with --expose-gc' : `heap growth over a million calls: ${(growth / 1024).toFixed(0)} KiB`,
)
process.exitCode = failed || (growth ?? 0) > 1024 * 1024 ? 1 : 0
