import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, test, vi } from 'vitest'
import { playLinted as play, lintSetup as setup } from './support/play-linted.ts'

// Each run of vitest takes a second or two, and more on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

describe.each(['forks', 'threads', 'vmThreads'])('in the pool %s', (pool) => {
  test('the calls of several files reach the reporter', async () => {
    const file = (name: string) => `
      import { test } from 'vitest'
      test('calls', async () => { await fetch('https://api.example.com/${name}', { method: 'PUT' }) })
    `
    const { run, report } = await play(
      { 'setup.ts': setup(''), 'a.test.ts': file('a'), 'b.test.ts': file('b'), 'c.test.ts': file('c') },
      `pool: '${pool}', maxWorkers: 2`,
    )
    expect(run.output).not.toContain('FAIL')
    expect(report.endpoints.map(({ endpoint }) => endpoint)).toEqual(
      ['a', 'b', 'c'].map((name) => `PUT https://api.example.com/${name}`),
    )
  })
})

describe('without isolation', () => {
  /** As a package is: one module for all files of a worker, while the sources are loaded anew for each. */
  const bundle = async () => {
    const built = await build({
      entryPoints: [join(import.meta.dirname, '../../../src/testing.ts')],
      bundle: true,
      write: false,
      format: 'esm',
      external: ['vitest'],
      define: { __WHYCORS_DEVELOPMENT__: 'false' },
    })
    return built.outputFiles[0]?.text ?? ''
  }
  const file = (name: string) => `
    import { test } from 'vitest'
    test('calls', async () => { await fetch('https://api.example.com/${name}', { method: 'PUT' }) })
  `

  test('each file is linted by itself, also after one of which no test runs', async () => {
    const { run, report } = await play(
      {
        'setup.ts': setup('budget: { preflights: 1 }').replace('whycors/testing', './packed.mjs'),
        'packed.mjs': await bundle(),
        'a.test.ts': file('a'),
        // The largest comes first.
        'a.skipped.test.ts': `import { test } from 'vitest'\ntest.skip('skipped', () => {})\n// ${'long '.repeat(200)}`,
        'b.test.ts': file('b'),
      },
      'isolate: false, maxWorkers: 1, server: { deps: { external: [/packed/] } }',
    )
    expect(run.output).not.toContain('FAIL')
    expect(report.requests.map(({ file, url }) => [file, url])).toEqual([
      ['a.test.ts', 'https://api.example.com/a'],
      ['b.test.ts', 'https://api.example.com/b'],
    ])
  })
})

describe.each(['happy-dom', 'jsdom'])('in %s', (environment) => {
  test('XMLHttpRequest and beacons are noted, each once, and the page is found', async () => {
    const { run, report } = await play(
      {
        'setup.ts': `
          import { afterAll, beforeAll } from 'vitest'
          import { corsLint } from 'whycors/testing'
          import { server } from './server.ts'
          beforeAll(() => server.listen())
          afterAll(() => server.close())
          corsLint({ server })
        `,
        'server.ts': `
          import { http, HttpResponse } from 'msw'
          import { setupServer } from 'msw/node'
          const headers = { 'Access-Control-Allow-Origin': 'https://app.example.com', 'Access-Control-Allow-Headers': '*', 'Access-Control-Allow-Methods': '*' }
          export const server = setupServer(http.all('*', ({ request }) => HttpResponse.json({ method: request.method }, { headers })))
        `,
        'a.test.ts': `
          import axios from 'axios'
          import { expect, test } from 'vitest'
          const send = (method: string, path: string, prepare = (xhr: XMLHttpRequest) => {}) => new Promise<XMLHttpRequest>((resolve) => {
            const xhr = new XMLHttpRequest()
            xhr.open(method, path)
            prepare(xhr)
            xhr.onloadend = () => resolve(xhr)
            xhr.send()
          })
          test('put', async () => { expect((await send('PUT', 'https://api.example.com/xhr', (xhr) => xhr.setRequestHeader('X-A', '1'))).status).toBe(200) })
          test('own', async () => { expect((await send('PUT', '/own')).status).toBe(200) })
          test('listens', async () => { await send('POST', 'https://api.example.com/upload', (xhr) => { xhr.upload.onprogress = () => {} }) })
          test('axios', async () => { expect((await axios.delete('https://api.example.com/axios', { withCredentials: true, adapter: 'xhr' }).catch(() => ({ status: 200 }))).status).toBe(200) })
          test('fetch', async () => { expect((await fetch('https://api.example.com/fetch')).status).toBe(200) })
        `,
      },
      `environment: '${environment}', environmentOptions: { happyDOM: { url: 'https://app.example.com/page' }, jsdom: { url: 'https://app.example.com/page' } }`,
    )
    expect(run.output).not.toContain('FAIL')
    expect(
      report.requests.map(({ test, api, method, url, reasons }) => [test, api, method, url, reasons.map(({ rule }) => rule)]),
    ).toEqual([
      ['put', 'xhr', 'PUT', 'https://api.example.com/xhr', ['method-not-safelisted', 'header-not-safelisted']],
      ['listens', 'xhr', 'POST', 'https://api.example.com/upload', ['upload-listener']],
      ['axios', 'xhr', 'DELETE', 'https://api.example.com/axios', ['method-not-safelisted']],
      ['fetch', 'fetch', 'GET', 'https://api.example.com/fetch', []],
    ])
    expect(report.requests[2]?.credentialsMode).toBe('include')
  })
})

describe.each(['before', 'after'])('together with enforceCors of MSW, called %s it', (order) => {
  test.each(['node', 'jsdom'])('each call of the app counts once, and is refused as it would be: %s', async (environment) => {
    const enforce =
      "enforceCors({ server, origin: 'https://app.example.com', policy: { origins: ['https://app.example.com'], methods: ['PUT'] } })"
    const lint =
      "corsLint({ server, origin: 'https://app.example.com' })\nrecordTraffic({ server, origin: 'https://app.example.com' })"
    const { run, report } = await play(
      {
        'setup.ts': `
          import { afterAll, beforeAll } from 'vitest'
          import { enforceCors } from 'whycors/msw'
          import { corsLint, recordTraffic } from 'whycors/testing'
          import { server } from './server.ts'
          beforeAll(() => server.listen())
          afterAll(() => server.close())
          ${order === 'before' ? `${lint}\n${enforce}` : `${enforce}\n${lint}`}
        `,
        'a.test.ts': `
          import { expect, test } from 'vitest'
          const send = (method: string) => new Promise<number>((resolve) => {
            const xhr = new XMLHttpRequest()
            xhr.open(method, 'https://api.example.com/xhr')
            xhr.onloadend = () => resolve(xhr.status)
            xhr.send()
          })
          test('allowed', async () => { expect((await fetch('https://api.example.com/a', { method: 'PUT' })).status).toBe(200) })
          test('refused', async () => { await expect(fetch('https://api.example.com/a', { method: 'DELETE' })).rejects.toThrow('Failed to fetch') })
          test('simple', async () => { expect((await fetch('https://api.example.com/a')).headers.get('X-Total-Count')).toBeNull() })
          test.runIf(typeof XMLHttpRequest === 'function')('xhr', async () => { expect([await send('PUT'), await send('DELETE')]).toEqual([200, 0]) })
        `,
      },
      `environment: '${environment}', environmentOptions: { jsdom: { url: 'https://app.example.com/page' } }`,
    )
    expect(run.output).not.toContain('FAIL')
    expect(report.requests.map(({ test, api, method, at }) => [test, api, method, at !== undefined])).toEqual([
      ['allowed', 'fetch', 'PUT', true],
      ['refused', 'fetch', 'DELETE', true],
      ['simple', 'fetch', 'GET', true],
      ...(environment === 'jsdom'
        ? [
            ['xhr', 'xhr', 'PUT', true],
            ['xhr', 'xhr', 'DELETE', true],
          ]
        : []),
    ])
  })
})
