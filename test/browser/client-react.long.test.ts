import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from './support/browser.ts'
import { launchBrowser } from './support/launch-browser.ts'

const root = join(import.meta.dirname, '../../examples/client-react')
const user = '{"id":"7","name":"Ada"}'

let browser: Browser
let folder = ''
let app = ''
let api: Server
let origin = ''
let closed = ''
const close: (() => unknown)[] = []

function readable(response: ServerResponse): ServerResponse {
  return response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Content-Type', 'application/json')
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whycors-react-'))
  await build({ root, logLevel: 'silent', build: { outDir: folder, minify: false }, define: { __WHYCORS_DEVELOPMENT__: 'true' } })
  // The page's policy lets it connect to loopback by address, and not by name.
  const served = await preview({
    root,
    logLevel: 'silent',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': "connect-src 'self' http://127.0.0.1:*" } },
  })
  close.push(() => served.close())
  app = `http://127.0.0.1:${(served.httpServer.address() as AddressInfo).port}/`
  api = createServer(({ url = '', method }, response) => {
    if (url === '/') return void response.end()
    if (url === '/users/hidden') return void response.end(user)
    readable(response)
    if (method === 'OPTIONS') {
      response.setHeader('Access-Control-Allow-Headers', 'content-type, if-match')
      response.setHeader('Access-Control-Allow-Methods', 'PUT')
      return void response.end()
    }
    if (url === '/users/slow') return
    if (method === 'PUT') return void setTimeout(() => response.end('{"id":"7","name":"Grace"}'), 400)
    if (url === '/users/lost') return void response.writeHead(404).end('{"missing":"lost"}')
    if (url === '/users/odd') return void response.end('{"id":7}')
    if (url === '/users/cut')
      return void response.writeHead(200, { 'Content-Length': '100' }).write('{', () => setTimeout(() => response.destroy(), 50))
    if (url === '/users/reset') return void response.destroy()
    response.end(user)
  })
  origin = await listen(api)
  close.push(
    () => api.closeAllConnections(),
    () => api.close(),
  )
  const gone = createServer()
  closed = await listen(gone)
  gone.close()
  browser = await launchBrowser('chromium')
  close.push(() => browser.close())
})

afterAll(async () => {
  for (const end of close.reverse()) await end()
  await rm(folder, { recursive: true, force: true })
})

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Screen {
  kind: string | undefined
  title: string | undefined
  message: string | undefined
  cause: string | undefined
}

/** Waits for a screen of one of these kinds. */
function screenOf(page: Page, ...kinds: string[]): Promise<Screen> {
  return page.evaluate(async (wanted) => {
    const look = () =>
      [...document.querySelectorAll<HTMLElement>('[data-kind]')].find(({ dataset }) =>
        wanted.length === 0 ? dataset['kind'] !== 'pending' : wanted.includes(dataset['kind'] ?? ''),
      )
    const started = performance.now()
    while (!look() && performance.now() - started < 8000) await new Promise((resolve) => setTimeout(resolve, 20))
    const found = look()
    const text = (selector: string) => found?.querySelector(selector)?.textContent ?? undefined
    return { kind: found?.dataset['kind'], title: text('h1, h2'), message: text('.message'), cause: text('.cause') }
  }, kinds)
}

const open = (query: Record<string, string>) => browser.newPage(`${app}?${new URLSearchParams(query)}`)

describe('the app', () => {
  test('shows the user, and renames it over a preflight', async () => {
    const page = await open({ api: origin })
    expect(await screenOf(page)).toMatchObject({ kind: 'user', title: 'Ada' })
    const name = await page.evaluate(async () => {
      document.querySelector<HTMLElement>('[type=submit]')?.click()
      const started = performance.now()
      while (document.querySelector('h1')?.textContent !== 'Grace' && performance.now() - started < 5000)
        await new Promise((resolve) => setTimeout(resolve, 20))
      return document.querySelector('h1')?.textContent
    })
    expect(name).toBe('Grace')
    await page.close()
  })

  test.each<[kind: string, query: () => Record<string, string>, title: string]>([
    ['http', () => ({ api: origin, id: 'lost' }), 'There is no user lost.'],
    ['validation', () => ({ api: origin, id: 'odd' }), 'The server sent something that this app does not know.'],
    ['validation', () => ({ api: origin, id: '..' }), 'Please correct params.id.'],
    ['cors', () => ({ api: origin, id: 'hidden' }), 'The server does not let this page read its answer.'],
    ['unreachable', () => ({ api: closed }), 'The server cannot be reached.'],
    ['blocked', () => ({ api: origin.replace('127.0.0.1', 'localhost') }), 'This page or the browser blocks the request.'],
    ['network', () => ({ api: origin, id: 'hidden', probe: 'never' }), 'The request failed on its way.'],
    ['unreachable', () => ({ api: origin, id: 'reset' }), 'The server cannot be reached.'],
    ['body', () => ({ api: origin, id: 'cut' }), 'The answer broke off.'],
    ['request', () => ({ api: 'http://a b' }), 'The request could not be sent.'],
    ['timeout', () => ({ api: origin, id: 'slow', timeout: '300' }), 'The server takes too long.'],
  ])('has a screen for %s', async (kind, query, title) => {
    const page = await open(query())
    expect(await screenOf(page)).toMatchObject({ kind, title })
    await page.close()
  })

  test('has a screen for a request that the user stopped', async () => {
    const page = await open({ api: origin })
    await screenOf(page, 'user')
    await page.evaluate(async () => {
      document.querySelector<HTMLElement>('[type=submit]')?.click()
      await new Promise((resolve) => setTimeout(resolve, 150))
      document.querySelector<HTMLElement>('.stop')?.click()
    })
    expect(await screenOf(page, 'aborted')).toMatchObject({ title: 'You stopped it.' })
    await page.close()
  })

  test('has a screen for a page that is offline', async () => {
    const page = await open({ api: origin })
    await screenOf(page, 'user')
    await page.setOffline(true)
    await page.evaluate(() => document.querySelector<HTMLElement>('[type=submit]')?.click())
    expect(await screenOf(page, 'offline', 'network', 'unreachable', 'cors')).toMatchObject({
      kind: 'offline',
      title: 'You are offline.',
    })
    await page.close()
  })
})
