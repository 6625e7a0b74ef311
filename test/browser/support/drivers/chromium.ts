import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CDPSession, chromium, type Page as PlaywrightPage } from 'playwright-core'
import type { Browser, Page } from '../browser.ts'
import { findBrowser, packagedChromium } from '../find-browser.ts'
import { type OwnedProcess, startOwnedProcess } from '../own-process.ts'
import { pageExpression } from '../page-expression.ts'
import { readPageAnswer } from '../read-page-answer.ts'
import { unpackChromium } from '../unpack-chromium.ts'

/** None of them changes how it fetches. */
export const chromiumSwitches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
]

/** The program to start, and the environment that it needs. */
export async function chromiumProgram(): Promise<{ program: string; env: NodeJS.ProcessEnv }> {
  const found = findBrowser('chromium')
  if (found === null) throw new Error('No Chromium: install one, or set WHYCORS_CHROMIUM.')
  if (found !== packagedChromium) return { program: found, env: process.env }
  const { program, fonts } = await unpackChromium()
  return { program, env: existsSync('/etc/fonts') ? process.env : { ...process.env, FONTCONFIG_PATH: fonts } }
}

/**
 * Chromium with no switch that changes how it fetches: it is started here and playwright-core only connects to it, since
 * playwright's own launcher turns features off (AvoidCorsURLLoaderRestartOnRedirect among them).
 */
export async function launchChromium(extraSwitches: readonly string[]): Promise<Browser> {
  const { program, env } = await chromiumProgram()
  const profile = await mkdtemp(join(tmpdir(), 'whycors-chromium-'))
  const owned = await startOwnedProcess(
    program,
    [
      '--headless',
      '--remote-debugging-port=0',
      ...chromiumSwitches,
      ...extraSwitches,
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      folders: [profile],
    },
  )
  try {
    const connection = await chromium.connectOverCDP(await debuggerAddress(owned), { noDefaults: true, isLocal: true })
    const context = connection.contexts()[0]
    if (context === undefined) throw new Error('Chromium has no browser context.')
    const pages = new Map<Page, PlaywrightPage>()
    return {
      name: 'chromium',
      version: connection.version(),
      async newPage(url) {
        const tab = await context.newPage()
        await tab.goto(url)
        let offline: CDPSession | undefined
        const page: Page = {
          evaluate: async (source: string | ((...args: never[]) => unknown), ...args: unknown[]) =>
            readPageAnswer(await tab.evaluate(pageExpression(source, args))) as never,
          async goto(next) {
            await tab.goto(next)
          },
          async setOffline(isOffline) {
            offline ??= await context.newCDPSession(tab)
            const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
            await offline.send('Network.emulateNetworkConditions', { offline: isOffline, ...unlimited })
          },
          close: () => tab.close(),
        }
        pages.set(page, tab)
        return page
      },
      async cdp(page) {
        const tab = pages.get(page)
        if (tab === undefined) throw new Error('This page belongs to another browser.')
        const session = await context.newCDPSession(tab)
        return {
          send: (method, params) => session.send(method as never, params as never),
          on: (event, listener) => void session.on(event as never, listener as never),
          detach: () => session.detach(),
        }
      },
      async close() {
        await connection.close().catch(() => {})
        await owned.end()
      },
    }
  } catch (error) {
    await owned.end()
    throw error
  }
}

/** The address that Chromium prints when it is ready. */
function debuggerAddress(owned: OwnedProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const timer = setTimeout(() => reject(new Error(`Chromium did not get ready within 60 s.\n${printed}`)), 60_000)
    owned.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (printed.length < 100_000) printed += text
      const address = /DevTools listening on (ws:\S+)/.exec(printed)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
    void owned.exited.then((how) => {
      clearTimeout(timer)
      reject(new Error(`Chromium ended at its start with ${how}.\n${printed}`))
    })
  })
}
