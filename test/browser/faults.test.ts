import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as Whycors from '../../src/index.ts'
import { inEachBrowser } from './in-each-browser.ts'
import type { Browser, Page } from './support/browser.ts'
import { bundleForPage } from './support/bundle-for-page.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { type PageServer, startPageServer } from './support/page-server.ts'
import { type RecordingServer, startRecordingServer } from './support/recording-server.ts'

declare const whycors: typeof Whycors
declare const secondCopy: typeof Whycors
declare const nativeFetch: typeof fetch

inEachBrowser('with faults in the page', (name) => {
  let browser: Browser
  let page: Page
  let pageServer: PageServer
  let strictPage: PageServer
  let api: RecordingServer

  beforeAll(async () => {
    const bundle = await bundleForPage("import * as whycors from './src/index.ts'\nglobalThis.whycors = whycors")
    const scripts = {
      '/native.js': 'globalThis.nativeFetch = globalThis.fetch',
      '/bundle.js': bundle,
      '/second.js': bundle.replaceAll('globalThis.whycors =', 'globalThis.secondCopy ='),
    }
    api = await startRecordingServer((request, response) => {
      if (!request.url.startsWith('/refused')) return false
      response.writeHead(200, { 'content-type': 'text/plain' })
      response.end('unreadable')
      return true
    })
    const policy = `connect-src ${api.origin}/refused ${api.origin}/dead`
    ;[pageServer, strictPage] = await Promise.all([
      startPageServer({ scripts }),
      startPageServer({ scripts, headers: { 'content-security-policy': policy } }),
    ])
    browser = await launchBrowser(name)
    page = await browser.newPage(pageServer.pageUrl)
  })
  afterAll(async () => {
    await browser?.close()
    await Promise.all([api, pageServer, strictPage].map((server) => server?.close()))
  })

  /** Loads the page anew for each test: what is broken in it stays broken. */
  async function inPage<Result>(run: (page: Page) => Promise<Result>, url = pageServer.pageUrl): Promise<Result> {
    await page.goto(url)
    return run(page)
  }

  test('the rejection comes in the same task as the native one, with the same error', async () => {
    const seen = await inPage((page) =>
      page.evaluate(async (url: string) => {
        const outcomes: { same: boolean; inTask: boolean }[] = []
        for (let round = 0; round < 10; round += 1) {
          let error: unknown
          let taskPassed = false
          const below: typeof fetch = (...args) =>
            nativeFetch(...args).catch((reason: unknown) => {
              error = reason
              const { port1, port2 } = new MessageChannel()
              port1.onmessage = () => {
                taskPassed = true
              }
              port2.postMessage(null)
              throw reason
            })
          const fetch = whycors.createFetch({ fetch: below, console: false })
          await fetch(`${url}/refused`, { headers: { 'x-a': '1' } }).catch((reason: unknown) => {
            outcomes.push({ same: reason === error, inTask: !taskPassed })
          })
        }
        return outcomes
      }, api.origin),
    )
    expect(seen).toEqual(Array.from({ length: 10 }, () => ({ same: true, inTask: true })))
  })

  test.each<[string, string]>([
    ['performance is gone', "Object.defineProperty(globalThis, 'performance', { value: undefined, configurable: true })"],
    ['PerformanceObserver throws', 'globalThis.PerformanceObserver = function () { throw new Error("injected") }'],
    ['ReportingObserver throws', 'globalThis.ReportingObserver = function () { throw new Error("injected") }'],
    [
      'navigator throws',
      "Object.defineProperty(globalThis, 'navigator', { get() { throw new Error('injected') }, configurable: true })",
    ],
    ['addEventListener throws', 'globalThis.addEventListener = () => { throw new Error("injected") }'],
    ['AbortController throws', 'globalThis.AbortController = function () { throw new Error("injected") }'],
    ['queueMicrotask throws', 'globalThis.queueMicrotask = () => { throw new Error("injected") }'],
    ['fetch is patched', 'globalThis.fetch = (...args) => nativeFetch(...args)'],
  ])('%s: results are as native, and an explanation comes', async (_, fault) => {
    const seen = await inPage((page) =>
      page.evaluate(
        async (url: string, code: string) => {
          const native = await nativeFetch(`${url}/refused`).catch((error: Error) => `${error.name}: ${error.message}`)
          new Function(code)()
          const fetch = whycors.createFetch({ console: false })
          const text = await fetch(`${url}/ok`).then((response) => response.text())
          const error: unknown = await fetch(`${url}/refused`).catch((reason: unknown) => reason)
          const { version, stage } = await whycors.explain(error)
          return { isNative: native === String(error), isRead: text.length > 0, version, stage }
        },
        api.origin,
        fault,
      ),
    )
    expect(seen).toMatchObject({ isNative: true, isRead: true, version: 1 })
  })

  test('a Content Security Policy that lets the call through and not the probe of the root: the probe says nothing', async () => {
    const dead = await inPage(
      (page) =>
        page.evaluate(async (url: string) => {
          const fetch = whycors.createFetch({ console: false })
          const error = await fetch(`${url}/refused`, { method: 'PUT' }).catch((reason: unknown) => reason)
          return whycors.explain(error)
        }, api.origin),
      strictPage.pageUrl,
    )
    expect(dead.certainty).not.toBe('certain')
    expect(dead.evidence.map(({ id }) => id)).not.toContain('csp-violation')
    expect(dead.evidence).not.toContainEqual({ id: 'probe-origin-root', observed: 'failed' })
  })

  test('two copies of whycors, one on top of the other, know the same', async () => {
    const seen = await inPage((page) =>
      page.evaluate(async (url: string) => {
        const first = whycors.createFetch({ console: false })
        const second = secondCopy.createFetch({ fetch: first, console: false })
        const error = await second(`${url}/refused`).catch((reason: unknown) => reason)
        const [one, other] = [whycors.diagnosisOf(error), secondCopy.diagnosisOf(error)]
        return { own: whycors === secondCopy, same: JSON.stringify(one) === JSON.stringify(other), stage: one?.stage }
      }, api.origin),
    )
    expect(seen).toMatchObject({ own: false, same: true, stage: expect.any(String) })
  })

  test('a revoked Proxy as init fails as natively', async () => {
    const seen = await inPage((page) =>
      page.evaluate(async (url: string) => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        const tell = (error: Error) => `${error.name}: ${error.message}`
        const native = await nativeFetch(url, proxy).then(() => 'resolved', tell)
        return [
          native,
          await whycors
            .createFetch({ console: false })(url, proxy)
            .then(() => 'resolved', tell),
        ]
      }, `${api.origin}/ok`),
    )
    expect(seen[1]).toBe(seen[0])
  })
})
