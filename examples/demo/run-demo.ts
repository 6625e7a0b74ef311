import type { BrowserName } from '../../test/browser/support/browser.ts'
import { launchBrowser } from '../../test/browser/support/launch-browser.ts'
import { askCommandLine } from './ask-command-line.ts'
import type { DemoRow } from './demo-row.ts'
import type { PageReport } from './page/page-report.ts'
import { scenarios } from './scenarios.ts'
import { startServers } from './start-servers.ts'
import { urlOf } from './to-page-call.ts'
import { watchVerdicts } from './watch-verdicts.ts'

export interface DemoRun {
  browser: { name: BrowserName; version: string }
  rows: DemoRow[]
}

/** Runs the whole demo once: servers, a real browser, the page, and then the command line on the same requests. */
export async function runDemo(name: BrowserName = 'chromium'): Promise<DemoRun> {
  const servers = await startServers()
  try {
    const { version, reports, settled, verdictOf } = await inBrowser(name, servers.origins.page)
    const arrived = servers.arrived()
    const rows: DemoRow[] = []
    for (const scenario of scenarios) {
      const report = reports.find(({ id }) => id === scenario.id)
      if (report === undefined) throw new Error(`The page said nothing about ${scenario.id}.`)
      const { prediction, outcome, diagnosis } = report
      rows.push({
        scenario,
        prediction,
        outcome,
        diagnosis,
        arrived: arrived.get(scenario.id) ?? [],
        verdict: verdictOf(urlOf(scenario.call, servers.origins)),
        settled: settled.find(({ id }) => id === scenario.id)?.diagnosis ?? null,
        outside: await askCommandLine(scenario.call, servers.origins),
      })
    }
    return { browser: { name, version }, rows }
  } finally {
    await servers.close()
  }
}

async function inBrowser(name: BrowserName, pageOrigin: string) {
  const browser = await launchBrowser(name)
  try {
    const page = await browser.newPage('about:blank')
    const verdictOf = await watchVerdicts(browser, page)
    await page.goto(`${pageOrigin}/`)
    const reports = await page.evaluate<PageReport[]>('() => globalThis.demo.finished')
    const settled = await page.evaluate<PageReport[]>('() => globalThis.demo.settle()')
    return { version: browser.version, reports, settled, verdictOf }
  } finally {
    await browser.close()
  }
}
