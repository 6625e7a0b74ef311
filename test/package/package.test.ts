import { readFile, rm, symlink } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { build, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser/support/launch-browser.ts'
import { execute, installPacked, root } from './support/packed.ts'

let app = ''
let tarball = ''

beforeAll(async () => {
  ;({ app, tarball } = await installPacked())
})

afterAll(async () => {
  if (app !== '') await rm(dirname(app), { recursive: true, force: true })
})

const tool = (name: string) => join(root, 'node_modules/.bin', name)

describe('the packed package', () => {
  test('publint finds nothing', async () => {
    const { stdout } = await execute(tool('publint'), ['run', tarball, '--strict'])
    expect(stdout).toMatch(/All good/)
  })

  test('attw finds nothing wrong with the types, for ESM', async () => {
    // It exits with 1 where it finds a problem that the profile does not ignore.
    const { stdout } = await execute(tool('attw'), [tarball, '--profile', 'esm-only', '--format', 'json'])
    const { analysis } = JSON.parse(stdout) as {
      analysis: { problems: { kind: string; resolutionKind?: string }[]; types: unknown }
    }
    expect(analysis.types).toMatchObject({ kind: 'included' })
    expect(
      analysis.problems.filter(({ resolutionKind }) => resolutionKind !== 'node10' && resolutionKind !== 'node16-cjs'),
    ).toEqual([])
  })

  test('holds no source map that points outside, no test and no absolute path', async () => {
    const { stdout } = await execute('tar', ['-tzf', tarball])
    const files = stdout.trim().split('\n')
    expect(files).toContain('package/README.md')
    expect(files).toContain('package/LICENSE')
    expect(files.filter((file) => !/^package\/(dist\/|package\.json$|README\.md$|LICENSE$)/.test(file))).toEqual([])
  })

  test.each(['index.js', 'development/index.js'])('dist/%s imports nothing of Node', async (entry) => {
    const installed = join(app, 'node_modules/whycors/dist')
    const seen = new Set<string>()
    const walk = async (file: string) => {
      if (seen.has(file)) return
      seen.add(file)
      const source = await readFile(file, 'utf8')
      expect(source).not.toMatch(/(?:from|import)\s*\(?["']node:/)
      for (const [, path] of source.matchAll(/from\s*["'](\.[^"']+)["']/g)) await walk(join(dirname(file), path ?? ''))
    }
    await walk(join(installed, entry))
  })

  test('the server half runs', async () => {
    const code = `
      import { acceptRewritten } from 'whycors/server'
      const accept = acceptRewritten({ origins: ['https://app.example.com'], methodOverride: ['DELETE /orders/:id'] })
      const request = new Request('https://api.example.com/orders/1?whycors=1;DELETE', { method: 'POST', headers: { origin: 'https://app.example.com' } })
      const { method, url } = await accept(request)
      console.log(method, url)`
    const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', code], { cwd: app })
    expect(stdout).toBe('DELETE https://api.example.com/orders/1\n')
  })

  test('what enforcement knows of an error, the main entry tells', async () => {
    const code = `
      import { diagnosisOf, explain } from 'whycors'
      import { enforceCors } from 'whycors/testing'
      const fetch = enforceCors(async () => new Response('no CORS headers'), { origin: 'https://app.example.com' })
      const error = await fetch('https://api.example.com/orders').catch((error) => error)
      const { cause, certainty } = await explain({ cause: error })
      console.log(error.message, diagnosisOf(error).cause, cause, certainty)`
    const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', code], { cwd: app })
    expect(stdout).toBe('Failed to fetch missing-allow-origin-header missing-allow-origin-header certain\n')
  })

  test('the half for MSW runs, and makes errors that the main entry and the matchers know', async () => {
    await symlink(join(root, 'node_modules/msw'), join(app, 'node_modules/msw'))
    const code = `
      import { HttpResponse, http } from 'msw'
      import { setupServer } from 'msw/node'
      import { explain } from 'whycors'
      import { enforceCors, withCors } from 'whycors/msw'
      import { corsMatchers } from 'whycors/testing'
      const closed = http.get('https://api.example.com/closed', () => HttpResponse.text('closed'))
      const open = http.put('https://api.example.com/open', () => HttpResponse.text('open'))
      const server = setupServer(closed, ...withCors({ origins: '*', methods: ['PUT'] }, [open]))
      const undo = enforceCors({ server, origin: 'https://app.example.com' })
      server.listen()
      const text = await (await fetch('https://api.example.com/open', { method: 'PUT' })).text()
      const error = await fetch('https://api.example.com/closed').catch((error) => error)
      const { pass } = corsMatchers.toFailCors(error, 'missing-allow-origin-header')
      const ofOtherPage = { origins: ['https://other.example.com'] }
      const passes = () => corsMatchers.toPassCors('https://api.example.com/', ofOtherPage).pass
      const enforced = passes()
      undo()
      console.log(text, (await explain(error)).cause, pass, enforced, passes())
      server.close()`
    const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', code], { cwd: app })
    expect(stdout).toBe('open missing-allow-origin-header true false true\n')
  })

  test('the command runs', async () => {
    const { stdout } = await execute(join(app, 'node_modules/.bin/whycors'), ['--help'])
    expect(stdout).toMatch(/--origin/)
  })
})

describe('an empty Vite app', () => {
  test('resolves the types, under node16 resolution and without skipLibCheck', async () => {
    await execute(process.execPath, [join(root, 'node_modules/typescript7/bin/tsc'), '-p', app])
  })

  test.each(['production', 'development'])('built for %s it explains a failure in a real browser', async (mode) => {
    const outDir = join(app, `dist-${mode}`)
    await build({
      root: app,
      mode,
      logLevel: 'silent',
      configFile: false,
      build: { outDir, minify: true },
      resolve: conditionsOf(mode),
    })
    const served = await preview({
      root: app,
      configFile: false,
      logLevel: 'silent',
      build: { outDir },
      preview: { port: 0, host: '127.0.0.1' },
    })
    const api = createServer((_, response) => response.end('no CORS headers'))
    const origin = await listen(api)
    const browser = await launchBrowser('chromium')
    try {
      const address = served.httpServer.address() as AddressInfo
      const page = await browser.newPage(`http://127.0.0.1:${address.port}/?api=${encodeURIComponent(`${origin}/orders`)}`)
      const { prediction, diagnosis, text } = await page.evaluate(
        () =>
          (
            globalThis as unknown as {
              result: Promise<{
                prediction: { verdict: string }
                diagnosis: { stage: string; evidence: { id: string }[] }
                text: string
              }>
            }
          ).result,
      )
      expect(prediction.verdict).toBe('preflight')
      // Probes are for development: only there can the page tell a refused response from a dead host.
      const probes = diagnosis.evidence.filter(({ id }) => id.startsWith('probe-no-cors') || id.startsWith('probe-cors'))
      if (mode === 'development') expect(diagnosis.stage).toBe('response')
      else expect(probes).toEqual([])
      expect(text.split('\n').length).toBeGreaterThan(3)
    } finally {
      await browser.close()
      await served.close()
      api.closeAllConnections()
      api.close()
    }
  })
})

/** What Vite's own dev server and build set; a build for the mode `development` is one with that export condition. */
function conditionsOf(mode: string) {
  return { conditions: ['module', 'browser', mode] }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
