import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { predict } from '../../src/capture/predict.ts'
import type { Engine } from '../../src/model/environment.ts'
import { isBadPort } from '../../src/spec/fetch/is-bad-port.ts'
import type { BrowserName } from './support/browser.ts'
import { browsersToTest } from './support/browsers-to-test.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { type PageServer, startPageServer } from './support/page-server.ts'

const engines: Record<BrowserName, Engine> = { chromium: 'chromium', firefox: 'gecko', webkit: 'webkit' }
/** Those that can be listened on without privileges, and some neighbours. */
const candidates = Array.from({ length: 64_512 }, (_, index) => 1024 + index).filter(
  (port) => isBadPort(port) || isBadPort(port - 1) || isBadPort(port + 1),
)

// Without a server behind it, a port that is refused looks like one on which nobody listens.
describe('behind each bad port stands a server', () => {
  const servers: Server[] = []
  const ports: number[] = []
  const reached = new Set<number>()
  let pageServer: PageServer

  beforeAll(async () => {
    pageServer = await startPageServer()
    for (const port of candidates) {
      const server = createServer((_request, response) => {
        reached.add(port)
        response.end()
      })
      const isListening = await new Promise<boolean>((resolve) => {
        server.once('error', () => resolve(false))
        server.listen(port, '127.0.0.1', () => resolve(true))
      })
      if (!isListening) continue
      servers.push(server)
      ports.push(port)
    }
  })
  afterAll(async () => {
    await pageServer.close()
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
  })

  for (const { name, skipReason } of browsersToTest()) {
    test(`and ${name} goes where it is predicted to go`, async ({ skip }) => {
      if (skipReason !== undefined) skip(skipReason)
      reached.clear()
      const browser = await launchBrowser(name)
      try {
        const page = await browser.newPage(pageServer.pageUrl)
        await page.evaluate(
          `(ports) => Promise.all(ports.map((port) => fetch('http://127.0.0.1:' + port + '/', { mode: 'no-cors' }).catch(() => {})))`,
          ports,
        )
      } finally {
        await browser.close()
      }
      const environment = { origin: pageServer.origin, engine: engines[name] }
      const expected = ports.filter((port) => predict(`http://127.0.0.1:${port}/`, {}, environment).verdict !== 'blocked')
      expect(ports.length).toBeGreaterThan(20)
      expect([...reached].sort((a, b) => a - b)).toEqual(expected)
    })
  }
})
