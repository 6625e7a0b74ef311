import puppeteer, { type Page as PuppeteerPage } from 'puppeteer-core'
import type { Browser, Page } from '../browser.ts'
import { findBrowser } from '../find-browser.ts'
import { ownProcess } from '../own-process.ts'
import { pageExpression } from '../page-expression.ts'
import { readPageAnswer } from '../read-page-answer.ts'

/** Firefox over WebDriver BiDi; no geckodriver is needed. */
export async function launchFirefox(
  preferences: Readonly<Record<string, unknown>>,
  acceptInsecureCerts: boolean,
): Promise<Browser> {
  const found = findBrowser('firefox')
  if (found === null) throw new Error('No Firefox: install one, or set WHYCORS_FIREFOX.')
  const connection = await puppeteer.launch({
    browser: 'firefox',
    executablePath: found,
    headless: true,
    acceptInsecureCerts,
    protocolTimeout: 600_000,
    timeout: 120_000,
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
    extraPrefsFirefox: { 'network.http.http3.enable': false, 'app.update.auto': false, ...preferences },
  })
  const child = connection.process()
  const profile = child?.spawnargs[child.spawnargs.indexOf('--profile') + 1]
  const owned = child ? ownProcess(child, profile ? [profile] : []) : null
  return {
    name: 'firefox',
    version: (await connection.version()).replace(/^firefox\//i, ''),
    async newPage(url) {
      const tab: PuppeteerPage = await connection.newPage()
      await tab.goto(url)
      const page: Page = {
        evaluate: async (source: string | ((...args: never[]) => unknown), ...args: unknown[]) =>
          readPageAnswer(await tab.evaluate(pageExpression(source, args))) as never,
        async goto(next) {
          await tab.goto(next)
        },
        setOffline: (isOffline) => tab.setOfflineMode(isOffline),
        close: () => tab.close(),
      }
      return page
    },
    cdp: () => Promise.reject(new Error('Firefox does not speak the Chrome DevTools Protocol.')),
    async close() {
      await connection.close().catch(() => {})
      await owned?.end()
    },
  }
}
