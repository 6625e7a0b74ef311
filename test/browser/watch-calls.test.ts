import { afterAll, beforeAll, expect, test } from 'vitest'
import { inEachBrowser } from './in-each-browser.ts'
import type { Browser, Page } from './support/browser.ts'
import { bundleForPage } from './support/bundle-for-page.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { type PageServer, startPageServer } from './support/page-server.ts'
import { type RecordingServer, startRecordingServer } from './support/recording-server.ts'

/** What the linter and the recorder stand on, as it works in the browser mode of vitest: without anything that follows a call. */
const script = `
  import { callSite } from './src/enforce/call-site.ts'
  import { watchCalls } from './src/adapters/testing/watch-calls.ts'
  import { watchReads } from './src/adapters/testing/watch-reads.ts'

  const natives = () => [fetch, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send, Navigator.prototype.sendBeacon, Headers.prototype.get, Response.prototype.clone]

  // A look at its upload before \`send\` would make it, and Chromium would then send it events.
  const listenTooLate = (otherOrigin) => new Promise((resolve) => {
    const xhr = new XMLHttpRequest()
    const heard = []
    xhr.onloadend = () => resolve(heard)
    xhr.open('POST', '/redirect?to=' + encodeURIComponent(otherOrigin + '/ok?id=late'))
    xhr.send('text')
    for (const type of ['loadstart', 'progress']) xhr.upload.addEventListener(type, () => heard.push(type))
  })

  globalThis.play = async (otherOrigin) => {
    const heardNatively = await listenTooLate(otherOrigin)
    const before = natives()
    const native = globalThis.fetch
    // Somebody sends each call on by another fetch, later, as enforcement does.
    const seen = []
    const reads = []
    const readWatch = watchReads({ read: (target, name) => reads.push(name), copied: () => reads.push('*') }, (url) => new URL(url).origin)
    const watch = watchCalls({
      called: ({ api, record, stack }) => seen.push([api, record.method, new URL(record.url, location.href).pathname, callSite(stack, () => false) !== undefined]),
      changed: () => {},
      answered: (call, response) => readWatch.follow(response, 'https://api.test'),
    })
    const below = globalThis.fetch
    globalThis.fetch = async (...given) => { await null; return below(...given) }
    watch.renew()

    const response = await globalThis.fetch('/fetch', { method: 'PUT' })
    response.headers.get('Content-Type')
    response.clone().headers.has('content-type')
    response.headers.get('X-None')
    await new Promise((resolve) => {
      const xhr = new XMLHttpRequest()
      xhr.open('DELETE', '/xhr')
      xhr.setRequestHeader('X-A', '1')
      xhr.onloadend = () => { xhr.getResponseHeader('Content-Type'); resolve() }
      xhr.send()
    })
    const heardWatched = await listenTooLate(otherOrigin)
    const beacon = navigator.sendBeacon('/beacon', 'x')
    const rejected = await globalThis.fetch('http://[').catch((error) => error.name)
    globalThis.fetch = watch.standIn(native)
    watch.stop()
    readWatch.stop()
    globalThis.fetch = native
    const after = natives()
    return { seen, reads, heardAlike: heardNatively.join() === heardWatched.join(), beacon, rejected, restored: before.map((one, index) => one === after[index]), type: response.type }
  }
`

interface Played {
  seen: [api: string, method: string, path: string, hasSite: boolean][]
  reads: string[]
  heardAlike: boolean
  beacon: boolean
  rejected: string
  restored: boolean[]
  type: string
}

inEachBrowser('watchCalls and watchReads', (name) => {
  let server: PageServer
  let api: RecordingServer
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    api = await startRecordingServer(() => false)
    server = await startPageServer({ scripts: { '/bundle.js': await bundleForPage(script) } })
    browser = await launchBrowser(name)
    page = await browser.newPage(`http://localhost:${server.port}/page`)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await api?.close()
  })

  test('see each call once with its place, see what is read, change nothing, and leave nothing behind', async () => {
    const played = await page.evaluate<Played>('(origin) => globalThis.play(origin)', api.origin)
    expect(played).toEqual({
      seen: [
        ['fetch', 'PUT', '/fetch', true],
        ['xhr', 'DELETE', '/xhr', true],
        ['xhr', 'POST', '/redirect', true],
        ['beacon', 'POST', '/beacon', true],
      ],
      reads: ['Content-Type', 'content-type', 'Content-Type'],
      heardAlike: true,
      beacon: true,
      rejected: 'TypeError',
      restored: [true, true, true, true, true, true],
      type: 'basic',
    })
  })
})
