import { afterAll, beforeAll, expect, test } from 'vitest'
import { inEachBrowser } from './in-each-browser.ts'
import type { Browser, Page } from './support/browser.ts'
import { bundleForPage } from './support/bundle-for-page.ts'
import { headerOf } from './support/header-of.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { type PageServer, startPageServer } from './support/page-server.ts'
import { type RecordingServer, startRecordingServer } from './support/recording-server.ts'

/** Calls made one after the other at one API that sends Access-Control-Max-Age: 600, but 0 below /uncached. */
const calls: { path: string; init: RequestInit; because: string }[] = [
  { path: '/a', init: { method: 'PUT' }, because: 'nothing is cached' },
  { path: '/a', init: { method: 'PUT' }, because: 'the same again' },
  { path: '/a?page=2', init: { method: 'PUT' }, because: 'another query' },
  { path: '/a', init: { method: 'PUT', headers: { 'x-a': '1' } }, because: 'a header that was not asked for' },
  { path: '/a', init: { method: 'PUT', headers: { 'x-a': '2' } }, because: 'another value of that header' },
  { path: '/a', init: { method: 'PUT', credentials: 'include' }, because: 'credentials after none' },
  { path: '/b', init: { method: 'PUT', credentials: 'include' }, because: 'credentials first' },
  { path: '/b', init: { method: 'PUT' }, because: 'none after credentials, where the engines differ' },
  { path: '/c', init: { method: 'DELETE' }, because: 'another endpoint' },
  { path: '/c', init: { method: 'DELETE', cache: 'no-cache' }, because: 'a cache mode in which the engines differ' },
  { path: '/c', init: { method: 'DELETE', cache: 'no-store' }, because: 'another such mode' },
  { path: '/uncached/d', init: { method: 'PUT' }, because: 'Max-Age 0' },
  { path: '/uncached/d', init: { method: 'PUT' }, because: 'Max-Age 0, again' },
  { path: '/c', init: {}, because: 'a simple request' },
]

inEachBrowser('the preflight ledger', (name) => {
  let browser: Browser
  let pages: PageServer
  let api: RecordingServer
  let page: Page

  beforeAll(async () => {
    api = await startRecordingServer(({ method, url, headers }, response) => {
      const origin = headerOf({ headers }, 'origin') ?? '*'
      response.setHeader('Access-Control-Allow-Origin', origin)
      response.setHeader('Access-Control-Allow-Credentials', 'true')
      if (method === 'OPTIONS') {
        response.setHeader('Access-Control-Allow-Methods', headerOf({ headers }, 'access-control-request-method') ?? '')
        response.setHeader('Access-Control-Allow-Headers', headerOf({ headers }, 'access-control-request-headers') ?? '')
        response.setHeader('Access-Control-Max-Age', url.startsWith('/uncached') ? '0' : '600')
      }
      response.end()
      return true
    })
    const script = await bundleForPage(`
      import { createFetch, createPreflightLedger } from './src/index.ts'
      const ledger = createPreflightLedger({ maxAge: (url) => new URL(url).pathname.startsWith('/uncached') ? 0 : 600 })
      const fetch = createFetch({ ledger, console: false })
      globalThis.call = async (url, init) => {
        await fetch(url, init)
        return ledger.report()
      }
    `)
    pages = await startPageServer({ scripts: { '/bundle.js': script } })
    browser = await launchBrowser(name)
    page = await browser.newPage(pages.pageUrl)
  })

  afterAll(async () => {
    await browser?.close()
    await pages?.close()
    await api?.close()
  })

  test('counts the preflights that the server received, call by call', async () => {
    // Firefox ESR 153.7 does not use the answers to the first two preflights after its start again, whatever their URL (seen 2026-11-23).
    for (let index = 0; index < 3; index += 1) {
      await page.evaluate((url) => fetch(url, { method: 'PUT' }).then(() => null), `${api.origin}/warm-up`)
    }
    api.take(() => true)
    const counted: [string, number][] = []
    const received: [string, number][] = []
    for (const { path, init, because } of calls) {
      const report = await page.evaluate(
        (url, given) =>
          (globalThis as unknown as { call(url: string, init: object): Promise<{ preflights: number; estimate: boolean }> }).call(
            url,
            given,
          ),
        api.origin + path,
        init as Record<string, unknown>,
      )
      expect(report.estimate).toBe(false)
      counted.push([because, report.preflights])
      received.push([because, api.requests.filter(({ method }) => method === 'OPTIONS').length])
    }
    expect(counted).toEqual(received)
  })
})
