import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from './support/browser.ts'
import { bundleForPage } from './support/bundle-for-page.ts'
import { headerOf } from './support/header-of.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { type PageServer, startPageServer } from './support/page-server.ts'
import { type RecordingServer, startRecordingServer } from './support/recording-server.ts'

let browser: Browser
let pages: PageServer
let api: RecordingServer
let page: Page

type Told = { result: unknown; told: string[]; retries: number }

beforeAll(async () => {
  api = await startRecordingServer(({ method, url, headers }, response) => {
    const origin = headerOf({ headers }, 'origin') ?? '*'
    response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Access-Control-Allow-Credentials', 'true')
    if (url === '/wild') {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.removeHeader('Access-Control-Allow-Credentials')
    }
    if (method === 'OPTIONS') {
      response.setHeader('Access-Control-Allow-Methods', headerOf({ headers }, 'access-control-request-method') ?? '')
      response.setHeader('Access-Control-Allow-Headers', headerOf({ headers }, 'access-control-request-headers') ?? '')
      response.end()
      return true
    }
    response.setHeader('X-Total', '41')
    if (url === '/shown') response.setHeader('Access-Control-Expose-Headers', 'X-Total')
    if (url === '/slash') response.statusCode = 307
    if (url === '/slash') response.setHeader('Location', '/slash/')
    response.end(method === 'POST' ? (headerOf({ headers }, 'content-type') ?? '') : '')
    return true
  })
  const script = await bundleForPage(`
    import ky from 'ky'
    import { createClient, defineApi, endpoint, text } from './src/client.ts'
    const Text = { '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) } }
    const api = defineApi({
      hidden: endpoint.get('/hidden', { responseHeaders: { 'X-Total': Text, 'Content-Type': Text } }),
      shown: endpoint.get('/shown', { responseHeaders: { 'X-Total': Text } }),
      slash: endpoint.get('/slash'),
      odd: endpoint.request('Patch', '/odd'),
      put: endpoint.put('/put'),
      wild: endpoint.get('/wild'),
      json: endpoint.post('/json', { body: Text, response: text() }),
      upload: endpoint.post('/upload', { body: text() }),
    })
    globalThis.call = async (name, origin, request, options) => {
      const told = []
      const warn = console.warn
      console.warn = (line) => told.push(line)
      let retries = 0
      const counting = ky.create({ retry: { delay: () => 10 }, hooks: { beforeRetry: [() => { retries += 1 }] } })
      const client = createClient(api, { ky: counting, baseUrl: origin, explain: { probe: 'full' }, ...options })
      const result = await client[name].withResponse(request).then(
        ({ data, headers }) => ({ data, headers }),
        ({ kind, message }) => ({ kind, message }),
      )
      console.warn = warn
      return { result, told, retries }
    }
  `)
  pages = await startPageServer({ scripts: { '/bundle.js': script } })
  browser = await launchBrowser('chromium')
  page = await browser.newPage(pages.pageUrl)
})

afterAll(async () => {
  await browser?.close()
  await pages?.close()
  await api?.close()
})

const call = (name: string, request: object = {}, options: object = {}) =>
  page.evaluate(
    (...given: unknown[]) => (globalThis as unknown as { call(...given: unknown[]): Promise<Told> }).call(...given),
    name,
    api.origin,
    request,
    options,
  )

describe('the client in a real Chromium', () => {
  test('tells that a response header it reads is not exposed, once, and names the header to send', async () => {
    const { result, told } = await call('hidden')
    expect(result).toMatchObject({ headers: {} })
    expect(told).toEqual([
      'whycors: hidden: GET /hidden reads the response header X-Total, and the page sees none. Let the server send it together with Access-Control-Expose-Headers: X-Total.',
    ])
    expect((await call('hidden')).told).toEqual([])
  })

  test('reads one that is exposed', async () => {
    expect(await call('shown')).toMatchObject({ result: { headers: { 'X-Total': '41' } }, told: [] })
  })

  test('tells a redirect for a slash', async () => {
    const { told } = await call('slash')
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^whycors: slash: GET \/slash was redirected to \/slash\/\. /)
  })

  test('tells a method that is not normalised', async () => {
    const { told } = await call('odd')
    expect(told).toEqual([expect.stringContaining('The method "Patch" stays as it is written')])
  })

  test('tells that credentials need an exact origin', async () => {
    const { told } = await call('shown', { credentials: 'include' })
    expect(told).toEqual([expect.stringContaining('* does not count')])
  })

  test('tells each endpoint that needs a preflight, where the app wants to hear of it', async () => {
    expect((await call('put', {}, { preflight: 'warn' })).told).toEqual([
      expect.stringMatching(/^whycors: put: PUT \/put needs a preflight\. The method PUT/),
    ])
  })

  test('sends nothing that needs a preflight where it is forbidden', async () => {
    api.take(() => true)
    expect((await call('put', {}, { preflight: 'forbid' })).result).toMatchObject({ kind: 'request' })
    expect((await call('shown', { headers: { 'x-own': '1' } }, { preflight: 'forbid' })).result).toMatchObject({
      kind: 'request',
    })
    expect(api.take(() => true)).toEqual([])
  })

  test('sends JSON without a preflight where the rewrite policy says so', async () => {
    api.take(() => true)
    const rewrite = { [api.origin]: { jsonAsText: true, methodOverride: ['PUT /put'], server: 'whycors/1' } }
    const { result } = await call('json', { body: { a: 1 } }, { preflight: 'forbid', rewrite })
    expect(result).toMatchObject({ data: expect.stringMatching(/^text\/plain/) })
    await call('put', {}, { preflight: 'forbid', rewrite })
    expect(api.take(() => true).map(({ method }) => method)).toEqual(['POST', 'POST'])
  })

  test('does not try again what an origin that was never readable refuses, and tries again where it was', async () => {
    expect(await call('wild', { credentials: 'include' })).toMatchObject({ retries: 2, result: { kind: 'cors' } })
    await page.goto(pages.pageUrl)
    const { retries, result } = await call('wild', { credentials: 'include' })
    expect(result).toMatchObject({ kind: 'cors' })
    // On a busy machine the time of the first question is up before its probes are answered; the second has their answers.
    expect(retries).toBeLessThan(2)
  })
})
