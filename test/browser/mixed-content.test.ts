import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as Whycors from '../../src/index.ts'
import { inEachBrowser } from './in-each-browser.ts'
import type { Browser, Page } from './support/browser.ts'
import { bundleForPage } from './support/bundle-for-page.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { makeCertificate } from './support/make-certificate.ts'
import { type PageServer, startPageServer } from './support/page-server.ts'
import { type RecordingServer, startRecordingServer } from './support/recording-server.ts'

declare const whycors: typeof Whycors

inEachBrowser('a page on https', (name) => {
  let browser: Browser
  let page: Page
  let securePage: PageServer
  let plainPage: PageServer
  let api: RecordingServer
  let secureApi: RecordingServer
  let calls = 0

  beforeAll(async () => {
    const certificate = makeCertificate()
    const scripts = {
      '/bundle.js': await bundleForPage("import * as whycors from './src/index.ts'\nglobalThis.whycors = whycors"),
    }
    ;[securePage, plainPage, api, secureApi] = await Promise.all([
      startPageServer({ scripts, certificate }),
      startPageServer({ scripts }),
      startRecordingServer(),
      startRecordingServer(undefined, { certificate }),
    ])
    browser = await launchBrowser(name, {
      acceptInsecureCertificates: true,
      chromiumSwitches: ['--host-resolver-rules=MAP api.example.test 127.0.0.1'],
      firefoxPreferences: { 'network.dns.localDomains': 'api.example.test' },
    })
    page = await browser.newPage(securePage.pageUrl)
  })
  afterAll(async () => {
    await browser?.close()
    await Promise.all([securePage, plainPage, api, secureApi].map((server) => server?.close()))
  })

  async function call(from: Page, origin: string, init: RequestInit = {}) {
    const id = String(calls++)
    const seen = await from.evaluate(
      async (url: string, given: RequestInit) => {
        const { verdict, certainty, reasons } = whycors.predict(url, given)
        const outcome = await whycors.fetch(url, given).then(
          (response) => String(response.status),
          (error: Error) => error.name,
        )
        return { verdict, certainty, rules: reasons.map((finding) => finding.rule), outcome }
      },
      `${origin}/?id=${id}`,
      init,
    )
    return { ...seen, methods: [...api.of(id), ...secureApi.of(id)].map((request) => request.method) }
  }

  test('may not fetch from http on another host', async () => {
    const origin = `http://api.example.test:${api.port}`
    const blocked = { verdict: 'blocked', certainty: 'certain', rules: ['mixed-content'], outcome: 'TypeError', methods: [] }
    expect(await call(page, origin)).toEqual(blocked)
    expect(await call(page, origin, { method: 'PUT' })).toEqual(blocked)
  })

  // Only there can a host name be mapped, so that the request would arrive if it were sent.
  if (name !== 'webkit') {
    test('could reach that host from http', async () => {
      const plain = await browser.newPage(plainPage.pageUrl)
      expect(await call(plain, `http://api.example.test:${api.port}`)).toMatchObject({
        verdict: 'simple',
        outcome: '200',
        methods: ['GET'],
      })
      await plain.close()
    })
  }

  test('may fetch from http on its own machine, but for WebKit', async () => {
    for (const origin of [api.origin, api.localhostOrigin]) {
      const seen = await call(page, origin, { method: 'PUT' })
      if (name === 'webkit') expect(seen).toMatchObject({ outcome: 'TypeError', methods: [] })
      else
        expect(seen).toEqual({
          verdict: 'preflight',
          certainty: 'certain',
          rules: ['method-not-safelisted'],
          outcome: '200',
          methods: ['OPTIONS', 'PUT'],
        })
    }
  })

  test('asks first on https as on http', async () => {
    expect(await call(page, secureApi.origin)).toMatchObject({ verdict: 'simple', outcome: '200', methods: ['GET'] })
    expect(await call(page, secureApi.localhostOrigin, { headers: { 'x-a': '1' } })).toMatchObject({
      verdict: 'preflight',
      rules: ['header-not-safelisted'],
      outcome: '200',
      methods: ['OPTIONS', 'GET'],
    })
  })
})
