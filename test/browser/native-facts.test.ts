import { afterAll, beforeAll, expect, test } from 'vitest'
import { inEachBrowser } from './in-each-browser.ts'
import type { Browser, BrowserName, Page } from './support/browser.ts'
import { headerOf } from './support/header-of.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { type PageServer, startPageServer } from './support/page-server.ts'
import { type RecordingServer, startRecordingServer } from './support/recording-server.ts'

/** What the engines say for each failure of the network, of CORS or of the page's policy. */
const opaqueMessage: Record<BrowserName, string> = {
  chromium: 'Failed to fetch',
  firefox: 'NetworkError when attempting to fetch resource.',
  webkit: 'Load failed',
}

inEachBrowser('native fetch', (name) => {
  let browser: Browser
  let page: Page
  let pageServer: PageServer
  let api: RecordingServer
  let calls = 0

  beforeAll(async () => {
    ;[api, pageServer] = await Promise.all([startRecordingServer(), startPageServer()])
    browser = await launchBrowser(name)
    page = await browser.newPage(pageServer.pageUrl)
  })
  afterAll(async () => {
    await browser?.close()
    await Promise.all([api?.close(), pageServer?.close()])
  })

  /** Calls fetch in the page; gives what came of it, and what arrived at the servers. */
  async function call(init: RequestInit, options: { id?: string; sameOrigin?: boolean; host?: string } = {}) {
    const id = options.id ?? `native-${calls++}`
    const server = options.sameOrigin === true ? pageServer : api
    const url = `${options.host ?? server.origin}/path?id=${id}`
    const outcome = await page.evaluate(
      async (target: string, given: RequestInit) => {
        try {
          const response = await fetch(target, given)
          return { status: response.status, type: response.type, redirected: response.redirected }
        } catch (error) {
          return { name: (error as Error).name, message: (error as Error).message, isTypeError: error instanceof TypeError }
        }
      },
      url,
      init,
    )
    return { outcome, arrived: server.of(id), methods: server.of(id).map((request) => request.method) }
  }

  const refused = { name: 'TypeError', message: opaqueMessage[name], isTypeError: true }

  test('sends a simple GET without a preflight, with the origin of the page', async () => {
    const { outcome, arrived, methods } = await call({})
    expect(outcome).toEqual({ status: 200, type: 'cors', redirected: false })
    expect(methods).toEqual(['GET'])
    expect(arrived.map((request) => headerOf(request, 'origin'))).toEqual([pageServer.origin])
  })

  test('asks first for a header that is not safelisted, by its lower-case name', async () => {
    const { arrived, methods } = await call({ headers: { 'X-Custom': '1' } })
    expect(methods).toEqual(['OPTIONS', 'GET'])
    expect(arrived.map((request) => headerOf(request, 'access-control-request-method'))).toEqual(['GET', null])
    expect(arrived.map((request) => headerOf(request, 'access-control-request-headers'))).toEqual(['x-custom', null])
    expect(arrived.map((request) => headerOf(request, 'x-custom'))).toEqual([null, '1'])
  })

  test('sorts the names in Access-Control-Request-Headers and joins them by a comma alone', async () => {
    const { arrived } = await call({
      method: 'PUT',
      headers: { 'x-b': '1', 'X-A': '1', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(arrived.map((request) => headerOf(request, 'access-control-request-headers'))).toEqual(['content-type,x-a,x-b', null])
  })

  test('asks first for PUT, and names no headers', async () => {
    const { arrived, methods } = await call({ method: 'put' })
    expect(methods).toEqual(['OPTIONS', 'PUT'])
    expect(arrived.map((request) => headerOf(request, 'access-control-request-method'))).toEqual(['PUT', null])
    expect(arrived.map((request) => headerOf(request, 'access-control-request-headers'))).toEqual([null, null])
  })

  test('keeps a lower-case patch as it is', async () => {
    const { arrived, methods } = await call({ method: 'patch' })
    expect(methods).toEqual(['OPTIONS', 'patch'])
    expect(arrived.map((request) => headerOf(request, 'access-control-request-method'))).toEqual(['patch', null])
  })

  test('asks first for a JSON body, and not for a text body', async () => {
    const json = await call({ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' })
    expect(json.methods).toEqual(['OPTIONS', 'POST'])
    expect(json.arrived[1]?.body).toMatchObject({ byteLength: 7, text: '{"a":1}' })
    const text = await call({ method: 'POST', body: '{"a":1}' })
    expect(text.methods).toEqual(['POST'])
    expect(text.arrived.map((request) => headerOf(request, 'content-type'))).toEqual(['text/plain;charset=UTF-8'])
  })

  test('never asks its own origin', async () => {
    const { outcome, methods } = await call({ method: 'PUT', headers: { 'x-custom': '1' } }, { sameOrigin: true })
    expect(outcome).toMatchObject({ status: 200, type: 'basic' })
    expect(methods).toEqual(['PUT'])
  })

  test('takes localhost for another origin than 127.0.0.1', async () => {
    const { methods } = await call({ headers: { 'x-custom': '1' } }, { sameOrigin: true, host: pageServer.localhostOrigin })
    expect(methods).toEqual(['OPTIONS', 'GET'])
  })

  test.each([false, true])('never asks first for an EventSource (withCredentials: %s)', async (withCredentials) => {
    const id = `${name}-event-source-${withCredentials}`
    const opened = await page.evaluate(
      (url: string, credentials: boolean) =>
        new Promise<string>((resolve) => {
          const source = new EventSource(url, { withCredentials: credentials })
          source.onerror = () => {
            source.close()
            resolve('closed')
          }
        }),
      `${api.origin}/events?id=${id}`,
      withCredentials,
    )
    // The answer is no event stream, so it ends in an error; but it did arrive.
    expect(opened).toBe('closed')
    const arrived = api.of(id)
    expect(arrived.map((request) => request.method)).toEqual(['GET'])
    expect(arrived.map((request) => headerOf(request, 'accept'))).toEqual(['text/event-stream'])
    expect(arrived.map((request) => headerOf(request, 'origin'))).toEqual([pageServer.origin])
  })

  test('says nothing about a response that lacks Access-Control-Allow-Origin, though it arrived', async () => {
    const id = `${name}-no-acao`
    api.answer(id, (_request, response) => {
      response.end('{}')
      return true
    })
    const { outcome, methods } = await call({}, { id })
    expect(outcome).toEqual(refused)
    expect(methods).toEqual(['GET'])
  })

  test('sends nothing after a refused preflight, and says the same', async () => {
    const id = `${name}-refused-preflight`
    api.answer(id, (_request, response) => {
      response.writeHead(405).end()
      return true
    })
    const { outcome, methods } = await call({ method: 'DELETE' }, { id })
    expect(outcome).toEqual(refused)
    expect(methods).toEqual(['OPTIONS'])
  })

  test('says the same when nobody listens', async () => {
    const closed = await startRecordingServer()
    await closed.close()
    const { outcome } = await call({}, { host: closed.origin })
    expect(outcome).toEqual(refused)
  })

  test('follows a redirect that passes the CORS check, and refuses one that does not', async () => {
    for (const allowed of [true, false]) {
      const id = `${name}-redirect-${allowed}`
      api.answer(id, (request, response) => {
        if (request.url.includes('redirected')) return false
        const origin = allowed ? { 'access-control-allow-origin': headerOf(request, 'origin') ?? '*' } : {}
        response.writeHead(302, { location: `/redirected?id=${id}`, ...origin }).end()
        return true
      })
      const { outcome, methods } = await call({}, { id })
      expect(outcome).toEqual(allowed ? { status: 200, type: 'cors', redirected: true } : refused)
      expect(methods).toEqual(allowed ? ['GET', 'GET'] : ['GET'])
    }
  })

  test('refuses a redirect of the preflight', async () => {
    const id = `${name}-redirected-preflight`
    api.answer(id, (request, response) => {
      const origin = {
        'access-control-allow-origin': headerOf(request, 'origin') ?? '*',
        'access-control-allow-headers': '*',
      }
      response.writeHead(307, { location: `/redirected?id=${id}`, ...origin }).end()
      return true
    })
    const { outcome, methods } = await call({ headers: { 'x-custom': '1' } }, { id })
    expect(outcome).toEqual(refused)
    expect(methods).toEqual(['OPTIONS'])
  })

  if (name !== 'chromium') return
  test('tells its CORS verdict over the DevTools Protocol', async () => {
    const session = await browser.cdp(page)
    const failed = new Promise<Record<string, unknown>>((resolve) => session.on('Network.loadingFailed', resolve))
    await session.send('Network.enable')
    const id = `${name}-cdp`
    api.answer(id, (_request, response) => {
      response.setHeader('access-control-allow-origin', 'https://other.example.com')
      response.end('{}')
      return true
    })
    await call({}, { id })
    expect((await failed)['corsErrorStatus']).toEqual({
      corsError: 'AllowOriginMismatch',
      failedParameter: 'https://other.example.com',
    })
    await session.detach()
  })
})
