import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inEachBrowser } from './in-each-browser.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { startPageServer } from './support/page-server.ts'

/** Ids of the processes that were started with a mark in their environment, children included. */
async function processesMarked(mark: string): Promise<number[]> {
  const marked: number[] = []
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const [environment, status] = await Promise.all([
      readFile(`/proc/${entry}/environ`, 'latin1').catch(() => ''),
      readFile(`/proc/${entry}/status`, 'latin1').catch(() => ''),
    ])
    if (environment.includes(`WHYCORS_MARK=${mark}\0`) && !/^State:\s+Z/m.test(status)) marked.push(Number(entry))
  }
  return marked
}

inEachBrowser('launchBrowser', (name) => {
  test('starts several at once, each on its own', async () => {
    const server = await startPageServer()
    const browsers = await Promise.all([1, 2, 3].map(() => launchBrowser(name)))
    try {
      const answers = await Promise.all(
        browsers.map(async (browser, index) => {
          const page = await browser.newPage(`${server.pageUrl}?${index}`)
          return page.evaluate(() => location.search)
        }),
      )
      expect(answers).toEqual(['?0', '?1', '?2'])
    } finally {
      await Promise.all(browsers.map((browser) => browser.close()))
      await server.close()
    }
  })

  for (const ending of ['close()', 'SIGKILL', 'an uncaught error'] as const) {
    test(`leaves no process and no folder behind after ${ending}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'whycors-launch-'))
      const script = join(folder, 'launch.ts')
      const module = new URL('./support/launch-browser.ts', import.meta.url)
      await writeFile(
        script,
        `import { launchBrowser } from ${JSON.stringify(module.href)}
         const browser = await launchBrowser('${name}')
         console.log('ready')
         process.stdin.once('data', async () => {
           if (${ending === 'close()'}) { await browser.close(); process.exit() }
           throw new Error('an uncaught error')
         })`,
      )
      const mark = `${process.pid}-${Date.now()}`
      const child = spawn(process.execPath, [script], {
        env: { ...process.env, WHYCORS_MARK: mark, TMPDIR: folder },
        stdio: ['pipe', 'pipe', 'ignore'],
      })
      await once(child.stdout, 'data')
      expect((await processesMarked(mark)).length).toBeGreaterThan(2)
      if (ending === 'SIGKILL') child.kill('SIGKILL')
      else child.stdin.write('end\n')
      await once(child, 'exit')
      // The reaper has a moment to do its work.
      for (let tries = 0; tries < 40 && (await processesMarked(mark)).length > 0; tries++) await sleep(250)
      expect(await processesMarked(mark)).toEqual([])
      const left = (await readdir(folder)).filter((entry) => /whycors-chromium|firefox_profile/.test(entry))
      expect(left).toEqual([])
      await rm(folder, { recursive: true, force: true })
    })
  }
})
