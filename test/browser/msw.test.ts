import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from './support/browser.ts'
import { bundleForPage } from './support/bundle-for-page.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { type PageServer, startPageServer } from './support/page-server.ts'
import { type RecordingServer, startRecordingServer } from './support/recording-server.ts'

const api = 'https://api.example.test'

/** What a call in the page came to. */
interface Outcome {
  status?: number
  type?: string
  url?: string
  headers?: string[]
  text?: string
  error?: string
  cause?: string
  certainty?: string
}

describe('a mock in the service worker of a real Chromium', () => {
  let browser: Browser
  let pages: PageServer
  let real: RecordingServer
  let page: Page

  beforeAll(async () => {
    real = await startRecordingServer(({ url, method }, response) => {
      if (url.startsWith('/open')) {
        response.setHeader('Access-Control-Allow-Origin', '*')
        response.setHeader('Access-Control-Allow-Methods', 'PUT')
        response.setHeader('Access-Control-Expose-Headers', 'X-Shown')
      }
      response.setHeader('X-Shown', '1')
      if (method === 'OPTIONS') response.statusCode = 204
      response.end(method === 'OPTIONS' ? '' : 'real')
      return true
    })
    const script = await bundleForPage(`
      import { HttpResponse, http } from 'msw'
      import { setupWorker } from 'msw/browser'
      import { explain } from './src/index.ts'
      import { enforceCors, withCors } from './src/msw.ts'
      const seen = []
      const note = (request) => seen.push([request.method, request.headers.get('origin'), request.headers.get('access-control-request-method')].join(' '))
      const policy = { origins: [location.origin], methods: ['PUT'], headers: ['content-type'], expose: ['X-Total'] }
      const worker = setupWorker(
        http.get('${api}/silent', ({ request }) => { note(request); return HttpResponse.text('silent', { headers: { 'X-Total': '1' } }) }),
        http.put('${api}/silent', ({ request }) => { note(request); return HttpResponse.text('put') }),
        http.options('${api}/asked', ({ request }) => { note(request); return new HttpResponse(null, { status: 204, headers: { 'Access-Control-Allow-Origin': request.headers.get('origin'), 'Access-Control-Allow-Methods': 'PUT' } }) }),
        http.put('${api}/asked', ({ request }) => { note(request); return HttpResponse.text('asked', { headers: { 'Access-Control-Allow-Origin': request.headers.get('origin') } }) }),
        http.get('${api}/moved', () => new HttpResponse(null, { status: 302, headers: { Location: '${api}/landed', 'Access-Control-Allow-Origin': '*' } })),
        http.get('${api}/landed', () => HttpResponse.text('landed', { headers: { 'Access-Control-Allow-Origin': '*' } })),
        http.get('${api}/error', () => HttpResponse.error()),
        ...withCors(policy, [http.all('${api}/with/:path', ({ request }) => { note(request); return HttpResponse.text('with', { headers: { 'X-Total': '1', 'X-Hidden': '2' } }) })]),
      )
      const started = worker.start({ quiet: true, onUnhandledFrame: 'bypass' })
      let undo = () => {}
      const told = async (error) => { const { cause, certainty } = await explain(error, { probe: 'never' }); return { error: error.name ?? 'event', cause, certainty } }
      globalThis.prepare = async (options) => { await started; undo(); undo = options === null ? () => {} : enforceCors({ worker, ...(options.policy ? { policy } : {}) }); seen.length = 0 }
      globalThis.seen = () => seen.splice(0)
      globalThis.callFetch = async (url, init) => {
        try {
          const response = await fetch(url, init)
          return { status: response.status, type: response.type, url: response.url, headers: [...response.headers.keys()], text: await response.text() }
        } catch (error) {
          return told(error)
        }
      }
      globalThis.callXhr = (url, init) => new Promise((resolve) => {
        const xhr = new XMLHttpRequest()
        xhr.open(init.method ?? 'GET', url)
        for (const [name, value] of Object.entries(init.headers ?? {})) xhr.setRequestHeader(name, value)
        xhr.onload = () => resolve({ status: xhr.status, url: xhr.responseURL, text: xhr.responseText })
        xhr.onerror = (event) => resolve(told(event))
        xhr.send(init.body)
      })
    `)
    const worker = await readFile(join(import.meta.dirname, '../../node_modules/msw/lib/mockServiceWorker.js'), 'utf8')
    pages = await startPageServer({ scripts: { '/bundle.js': script }, otherScripts: { '/mockServiceWorker.js': worker } })
    browser = await launchBrowser('chromium')
    page = await browser.newPage(pages.pageUrl)
  })

  afterAll(async () => {
    await browser?.close()
    await pages?.close()
    await real?.close()
  })

  const prepare = (options: { policy?: boolean } | null) =>
    page.evaluate((given) => (globalThis as unknown as { prepare(given: unknown): Promise<void> }).prepare(given), options)
  const call = (url: string, init: RequestInit = {}): Promise<Outcome> =>
    page.evaluate(
      ([url, init]) =>
        (globalThis as unknown as { callFetch(url: string, init: RequestInit): Promise<Outcome> }).callFetch(url, init),
      [url, init] as const,
    )
  const callXhr = (url: string, init: RequestInit = {}): Promise<Outcome> =>
    page.evaluate(
      ([url, init]) =>
        (globalThis as unknown as { callXhr(url: string, init: RequestInit): Promise<Outcome> }).callXhr(url, init),
      [url, init] as const,
    )
  const seen = () => page.evaluate(() => (globalThis as unknown as { seen(): string[] }).seen())
  const put: RequestInit = { method: 'PUT' }
  const refused = (cause: string) => ({ error: 'TypeError', cause, certainty: 'certain' })

  test('lets everything pass without whycors', async () => {
    await prepare(null)
    expect(await call(`${api}/silent`, put)).toMatchObject({ status: 200, text: 'put' })
    expect(await seen()).toEqual(['PUT  '])
  })

  test('is asked as a browser asks, and handlers see the Origin', async () => {
    await prepare({})
    expect(await call(`${api}/asked`, put)).toMatchObject({ status: 200, type: 'cors', text: 'asked' })
    expect(await seen()).toEqual([`OPTIONS ${pages.origin} PUT`, `PUT ${pages.origin} `])
    expect(await call(`${api}/silent`)).toEqual(refused('missing-allow-origin-header'))
    expect(await call(`${api}/silent`, put)).toEqual(refused('preflight-missing-allow-origin-header'))
    expect(await call(`${api}/asked`, { ...put, headers: { 'X-A': '1' } })).toEqual(
      refused('header-disallowed-by-preflight-response'),
    )
    expect(await seen()).toEqual([`GET ${pages.origin} `, `OPTIONS ${pages.origin} PUT`])
  })

  test('is asked by XMLHttpRequest, too', async () => {
    await prepare({})
    expect(await callXhr(`${api}/asked`, put)).toMatchObject({ status: 200, text: 'asked' })
    expect(await callXhr(`${api}/silent`)).toMatchObject({ cause: 'missing-allow-origin-header', certainty: 'certain' })
  })

  test('answers by a policy', async () => {
    await prepare({ policy: true })
    expect(await call(`${api}/silent`, put)).toMatchObject({ status: 200, text: 'put' })
    expect(await call(`${api}/silent`)).toMatchObject({ status: 200, headers: ['content-length', 'content-type', 'x-total'] })
    expect(await call(`${api}/silent`, { method: 'DELETE' })).toEqual(refused('method-disallowed-by-preflight-response'))
    expect(await seen()).toEqual([`PUT ${pages.origin} `, `GET ${pages.origin} `])
  })

  test('answers by handlers that have one', async () => {
    await prepare({})
    expect(await call(`${api}/with/a`, put)).toMatchObject({
      status: 200,
      headers: ['content-length', 'content-type', 'x-total'],
      text: 'with',
    })
    expect(await seen()).toEqual([`PUT ${pages.origin} `])
  })

  test('redirects', async () => {
    await prepare({})
    expect(await call(`${api}/moved`)).toMatchObject({ status: 200, url: `${api}/landed`, text: 'landed' })
  })

  test('fails on the network', async () => {
    await prepare({})
    expect(await call(`${api}/error`)).toMatchObject({ error: 'TypeError', certainty: 'possible' })
  })

  test('leaves a real server to the browser', async () => {
    await prepare({ policy: true })
    expect(await call(`${real.origin}/open`, put)).toMatchObject({
      status: 200,
      text: 'real',
      headers: expect.arrayContaining(['x-shown']),
    })
    expect(await call(`${real.origin}/closed`)).toMatchObject({ error: 'TypeError' })
    expect(await callXhr(`${real.origin}/open`, put)).toMatchObject({ status: 200, text: 'real' })
    expect((await callXhr(`${real.origin}/closed`)).error).toBeDefined()
  })
})
