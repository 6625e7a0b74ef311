import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Diagnosis } from '../../src/model/diagnosis.ts'
import type { Browser, Page } from './support/browser.ts'
import { browsersToTest } from './support/browsers-to-test.ts'
import { bundleForPage } from './support/bundle-for-page.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { type PageServer, startPageServer } from './support/page-server.ts'
import { type RecordingServer, startRecordingServer } from './support/recording-server.ts'

/** Makes one call in the realm it is bundled into, and says what whycors makes of it. */
const script = (report: string) => `
import { createFetch, explain } from './src/index.ts'
const native = globalThis.fetch
async function look(url) {
  const fetch = createFetch({ console: false })
  let same = false
  const below = createFetch({ console: false, fetch: (...args) => native(...args).catch((error) => { same = error; throw error }) })
  const ok = await fetch(url + '/ok').then((response) => response.text())
  const error = await below(url + '/refused').catch((error) => error)
  const diagnosis = await fetch(url + '/refused').catch((error) => explain(error))
  const silent = await fetch(url + '/refused').catch((error) => explain(error, { probe: 'never' }))
  return { ok, same: same === error, diagnosis, silent }
}
${report}
`

interface Seen {
  ok: string
  same: boolean
  diagnosis: Diagnosis
  silent: Diagnosis
}

const chromium = browsersToTest().find(({ name }) => name === 'chromium')

describe.skipIf(chromium?.skipReason !== undefined)('in Chromium', () => {
  let browser: Browser
  let page: Page
  let pageServer: PageServer
  let api: RecordingServer

  beforeAll(async () => {
    const [inPage, inWorker] = await Promise.all([
      bundleForPage(script('globalThis.look = look')),
      bundleForPage(
        script(`globalThis.addEventListener('message', ({ data, source, ports }) => {
          const target = ports[0] ?? globalThis
          look(data).then((seen) => target.postMessage(seen), (error) => target.postMessage({ fault: String(error && error.stack) }))
        })`),
      ),
    ])
    ;[api, pageServer] = await Promise.all([
      startRecordingServer((request, response) => {
        if (!request.url.startsWith('/refused')) return false
        response.writeHead(200, { 'content-type': 'text/plain' })
        response.end('unreadable')
        return true
      }),
      startPageServer({ scripts: { '/bundle.js': inPage }, otherScripts: { '/worker.js': inWorker } }),
    ])
    browser = await launchBrowser('chromium')
    page = await browser.newPage(pageServer.pageUrl)
  })
  afterAll(async () => {
    await browser?.close()
    await Promise.all([api?.close(), pageServer?.close()])
  })

  const methods = () => api.take(() => true).map(({ method, url }) => `${method} ${url}`)

  test('a window finds the CORS check', async () => {
    const { ok, same, diagnosis, silent } = await page.evaluate<Seen>('(url) => look(url)', api.origin)
    expect([ok, same]).toEqual([expect.any(String), true])
    expect([diagnosis.stage, diagnosis.stageCertainty]).toEqual(['response', 'likely'])
    expect(diagnosis.candidates.map(({ cause }) => cause)).toEqual([
      'missing-allow-origin-header',
      'allow-origin-mismatch',
      'multiple-allow-origin-values',
      'invalid-allow-origin-value',
    ])
    expect(silent.evidence).toContainEqual({ id: 'memory-origin-answered', observed: 0 })
    expect(methods().length).toBeGreaterThan(5)
  })

  test('a dedicated worker explains, and sends no probe: it cannot see whether a service worker would answer it', async () => {
    const seen = await page.evaluate<Seen>(
      `(url) => new Promise((resolve, reject) => {
        const worker = new Worker('/worker.js')
        worker.onmessage = ({ data }) => resolve(data)
        worker.onerror = ({ message }) => reject(new Error(message))
        worker.postMessage(url)
      })`,
      api.origin,
    )
    expect([seen.same, seen.diagnosis.version]).toEqual([true, 1])
    expect(seen.diagnosis.evidence).toContainEqual({ id: 'probe-not-sent', observed: 'service-worker' })
    expect(seen.diagnosis.candidates.map(({ cause }) => cause)).toContain('missing-allow-origin-header')
    expect(methods()).toEqual(['GET /ok', 'GET /refused', 'GET /refused', 'GET /refused'])
  })

  test('a service worker finds the CORS check', async () => {
    const seen = await page.evaluate<Seen>(
      `async (url) => {
        const registration = await navigator.serviceWorker.register('/worker.js', { scope: '/nowhere/' })
        const worker = registration.installing ?? registration.waiting ?? registration.active
        const { port1, port2 } = new MessageChannel()
        const answer = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data) })
        worker.postMessage(url, [port2])
        const seen = await answer
        await registration.unregister()
        return seen
      }`,
      api.origin,
    )
    expect(seen.same).toBe(true)
    expect([seen.diagnosis.stage, seen.diagnosis.stageCertainty]).toEqual(['response', 'likely'])
  })
})
