import type { BrowserName } from '../../test/browser/support/browser.ts'
import { launchBrowser } from '../../test/browser/support/launch-browser.ts'
import { median } from './median.ts'
import type { Timings } from './page/run-page.ts'
import { startApi } from './start-api.ts'
import { startPage } from './start-page.ts'

export interface Measured {
  latency: number
  /** Medians in milliseconds. */
  plain: number
  rewritten: number
  /** Rewritten to plain. */
  ratio: number
  arrived: string[]
  handled: string[]
}

/** Runs the example in a real browser, once for each latency of the API. */
export async function measureInBrowser(
  name: BrowserName,
  latencies: readonly number[],
  calls: number,
): Promise<{ version: string; rows: Measured[] }> {
  const page = await startPage()
  const browser = await launchBrowser(name)
  try {
    const tab = await browser.newPage(page.origin)
    const rows: Measured[] = []
    for (const latency of latencies) {
      const api = await startApi(page.origin, latency)
      try {
        const timings = await tab.evaluate<Timings>('(api, calls) => globalThis.example.measure(api, calls)', api.origin, calls)
        const [plain, rewritten] = [median(timings.plain), median(timings.rewritten)]
        rows.push({ latency, plain, rewritten, ratio: rewritten / plain, arrived: api.arrived, handled: api.handled })
      } finally {
        await api.close()
      }
    }
    return { version: browser.version, rows }
  } finally {
    await browser.close()
    await page.close()
  }
}
