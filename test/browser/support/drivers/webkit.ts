import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from '../browser.ts'
import { findWebKit } from '../find-browser.ts'
import { type OwnedProcess, startOwnedProcess } from '../own-process.ts'
import { pageExpression } from '../page-expression.ts'
import { readPageAnswer } from '../read-page-answer.ts'

const scriptTimeout = 600_000
const attempts = 5

/** WebKitGTK's MiniBrowser on a display of its own, over plain W3C WebDriver. */
export async function launchWebKit(acceptInsecureCerts: boolean): Promise<Browser> {
  const found = findWebKit()
  if (found === null)
    throw new Error(
      'No WebKit: install WebKitWebDriver, MiniBrowser and Xvfb, or set WHYCORS_WEBKIT_DRIVER and WHYCORS_WEBKIT_BROWSER.',
    )
  let lastError: unknown
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await launchOnce(found, acceptInsecureCerts)
    } catch (error) {
      // Most likely another process took the port between our look and the driver's start.
      lastError = error
    }
  }
  throw lastError
}

async function launchOnce(
  found: { driver: string; browser: string; display: string },
  acceptInsecureCerts: boolean,
): Promise<Browser> {
  const owned: OwnedProcess[] = []
  const endAll = async () => {
    for (const process of owned.toReversed()) await process.end()
  }
  try {
    // Xvfb picks a free display number itself and tells it on file descriptor 3.
    const server = await startOwnedProcess(
      found.display,
      ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    )
    owned.push(server)
    const display = await displayNumber(server)
    const port = await freePort()
    const driver = await startOwnedProcess(found.driver, ['--host=127.0.0.1', `--port=${port}`], {
      env: {
        ...process.env,
        DISPLAY: `:${display}`,
        GDK_BACKEND: 'x11',
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
        NO_AT_BRIDGE: '1',
      },
    })
    owned.push(driver)
    const session = await createSession(driver, `http://127.0.0.1:${port}`, {
      'webkitgtk:browserOptions': { binary: found.browser, args: ['--automation'] },
      timeouts: { script: scriptTimeout, pageLoad: 120_000, implicit: 0 },
      acceptInsecureCerts,
    })
    return {
      name: 'webkit',
      version: session.version,
      newPage: (url) => session.newPage(url),
      cdp: () => Promise.reject(new Error('WebKit does not speak the Chrome DevTools Protocol.')),
      async close() {
        await session.close().catch(() => {})
        await endAll()
      },
    }
  } catch (error) {
    await endAll()
    throw error
  }
}

function displayNumber(server: OwnedProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Xvfb did not get ready within 30 s.')), 30_000)
    let printed = ''
    server.child.stdio[3]?.on('data', (bytes: Buffer) => {
      printed += bytes.toString('latin1')
      if (!printed.includes('\n')) return
      clearTimeout(timer)
      resolve(printed.trim())
    })
    void server.exited.then((how) => {
      clearTimeout(timer)
      reject(new Error(`Xvfb ended at its start with ${how}.`))
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      )
    })
  })
}

interface Session {
  version: string
  newPage(url: string): Promise<Page>
  close(): Promise<void>
}

async function createSession(driver: OwnedProcess, origin: string, alwaysMatch: Record<string, unknown>): Promise<Session> {
  const send = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(origin + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as { value: unknown }
    if (!response.ok) throw new Error(`WebDriver ${method} ${path}: ${JSON.stringify(answer.value)}`)
    return answer.value
  }

  await untilReady(driver, () => send('GET', '/status'))
  const created = (await send('POST', '/session', { capabilities: { alwaysMatch } })) as {
    sessionId: string
    capabilities: { browserVersion: string }
  }
  const path = `/session/${created.sessionId}`

  // One session has one current window: commands wait for their turn.
  let turn: Promise<unknown> = Promise.resolve()
  const inWindow = <Result>(handle: string, act: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(async () => {
      await send('POST', `${path}/window`, { handle })
      return act()
    })
    turn = result.catch(() => {})
    return result
  }

  let unused: string | undefined = (await send('GET', `${path}/window`)) as string
  return {
    version: created.capabilities.browserVersion,
    async newPage(url) {
      const first = unused
      unused = undefined
      const handle = first ?? ((await send('POST', `${path}/window/new`, { type: 'tab' })) as { handle: string }).handle
      const goto = (next: string) => inWindow(handle, async () => void (await send('POST', `${path}/url`, { url: next })))
      await goto(url)
      return {
        evaluate: async (source: string | ((...args: never[]) => unknown), ...args: unknown[]) => {
          const script = `const done = arguments[arguments.length - 1]; ${pageExpression(source, args)}.then(done)`
          return readPageAnswer(
            await inWindow(handle, () => send('POST', `${path}/execute/async`, { script, args: [] })),
          ) as never
        },
        goto,
        setOffline: () => Promise.reject(new Error('WebKitWebDriver cannot take the network away.')),
        async close() {
          // WebKit ends with its last window: the first one stays, empty, until the browser is closed.
          if (handle === first) await goto('about:blank')
          else await inWindow(handle, async () => void (await send('DELETE', `${path}/window`)))
        },
      }
    },
    async close() {
      await send('DELETE', path)
    },
  }
}

async function untilReady(driver: OwnedProcess, ask: () => Promise<unknown>): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (!driver.isAlive()) throw new Error(`WebKitWebDriver ended at its start with ${await driver.exited}.`)
    try {
      await ask()
      // If the answer came from someone else on that port, our driver is about to end.
      await sleep(100)
      if (driver.isAlive()) return
    } catch {
      // Not listening yet.
    }
    await sleep(50)
  }
  throw new Error('WebKitWebDriver did not get ready within 30 s.')
}
