import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { run } from '../../src/adapters/cli/run.ts'
import { bundleForPage } from '../browser/support/bundle-for-page.ts'
import { launchBrowser } from '../browser/support/launch-browser.ts'
import { startPageServer } from '../browser/support/page-server.ts'

/** The failure that the README opens with: a team allows its origin, and forgot PUT. */
const page = 'http://localhost:5173'
const api = 'http://localhost:8787'
const path = '/orders/42'

/**
 * What whycors says of it, in a real Chromium and on the command line. Ports differ from run to run and are written as those of the README.
 */
export async function readmeOutput(): Promise<{ page: string; command: string }> {
  const pageServer = await startPageServer({
    scripts: {
      '/bundle.js': await bundleForPage(`
        import { createFetch, explain, format } from './src/index.ts'
        globalThis.explainPut = async (url) => {
          const error = await createFetch({ console: false })(url, {
            method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{}',
          }).catch((reason) => reason)
          return format(await explain(error))
        }
      `),
    },
  })
  const origin = `http://localhost:${pageServer.port}`
  const server = createServer((request, response) => {
    if (request.headers.origin !== undefined) response.setHeader('Access-Control-Allow-Origin', origin)
    if (request.method === 'OPTIONS') {
      response.setHeader('Access-Control-Allow-Headers', 'Content-Type')
      response.setHeader('Access-Control-Allow-Methods', 'GET, POST')
      response.writeHead(204)
    }
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const target = `http://localhost:${(server.address() as AddressInfo).port}`
  const asInReadme = (text: string) =>
    text.replaceAll(hostOf(origin), hostOf(page)).replaceAll(hostOf(target), hostOf(api)).trimEnd()
  const browser = await launchBrowser('chromium')
  try {
    const tab = await browser.newPage(`${origin}/page`)
    const said = await tab.evaluate(
      (url) => (globalThis as unknown as { explainPut(url: string): Promise<string> }).explainPut(url),
      target + path,
    )
    let printed = ''
    const print = (text: string) => {
      printed += text
    }
    const argv = [
      target + path,
      '--origin',
      origin,
      '--method',
      'PUT',
      '--header',
      'Content-Type: application/json',
      '--data',
      '{}',
    ]
    await run(argv, {
      stdout: print,
      stderr: print,
      env: {},
      isTTY: false,
      version: '0.0.0',
    })
    return { page: asInReadme(said), command: asInReadme(printed) }
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
    await pageServer.close()
  }
}

const hostOf = (origin: string) => new URL(origin).host
