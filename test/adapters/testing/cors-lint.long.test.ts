import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { PreflightReport } from '../../../src/model/preflight-report.ts'
import { type CorsLintOptions, corsLint } from '../../../src/testing.ts'
import { playLinted as play, lintSetup as setup } from './support/play-linted.ts'
import type { VitestRun } from './support/vitest-project.ts'

// Each run of vitest takes a second or two, and more on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const save = `
export async function save(id: number): Promise<unknown> {
  const response = await fetch('https://api.example.com/orders/' + id + '?key=s3cret', {
    method: 'PUT',
    headers: { 'X-Stainless-Lang': 's3cret', Authorization: 'Bearer s3cret' },
  })
  return response.json()
}
`

describe('what corsLint notes of a call', () => {
  let run: VitestRun
  let report: PreflightReport
  let json = ''
  const ofTest = (name: string) => report.requests.filter((call) => call.test === name)

  beforeAll(async () => {
    ;({ run, report, json } = await play({
      'setup.ts': setup(''),
      'src/save.ts': save,
      'test/a.test.ts': `
        import http from 'node:http'
        import axios from 'axios'
        import ky from 'ky'
        import { describe, expect, test } from 'vitest'
        import { save } from '../src/save.ts'
        const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
        const call = (name: string) => fetch('https://other.example.com/' + name, { headers: { ['x-' + name]: '1' } })

        describe('orders', () => test('are saved', async () => { expect(await save(42)).toEqual({ ok: true }) }))
        test('through ky', async () => { await ky.post('https://api.example.com/ky', { json: {} }).json() })
        test('through axios in Node', async () => { await axios.get('https://api.example.com/axios', { headers: { 'X-A': '1' } }) })
        test('by a Request', async () => { await fetch(new Request('https://api.example.com/request', { headers: { 'X-R': '1' } })) })
        test('by a stream', async () => {
          const body = new ReadableStream({ start(controller) { controller.enqueue(new TextEncoder().encode('a')); controller.close() } })
          await fetch('https://api.example.com/stream', { method: 'POST', body, duplex: 'half' } as RequestInit)
        })
        test('along a redirect', async () => { expect((await fetch('https://api.example.com/redirect')).url).toBe('https://api.example.com/end') })
        test('to the own origin', async () => { await fetch('https://app.example.com/x', { method: 'PUT' }) })
        test('that throws', async () => { await expect((async () => fetch('https://api.example.com/', { method: 'TRACE' }))()).rejects.toThrow(TypeError) })
        test('in no-cors', async () => { await fetch('https://api.example.com/opaque', { mode: 'no-cors' }) })
        test('that is blocked', async () => { await fetch('http://api.example.com/mixed').catch(() => {}) })
        test('by node:http', async () => {
          await new Promise((resolve) => http.get('http://api.example.com/plain', { headers: { 'X-H': '1' } }, (response) => response.resume().on('end', resolve)))
        })
        test('by a handler of MSW', async () => { await fetch('https://api.example.com/proxy') })
        test.concurrent('side by side, one', async () => { await pause(30); await call('one') })
        test.concurrent('side by side, two', async () => { await pause(10); await call('two') })
        test('from a promise of another', { retry: 1 }, async ({ task }) => { await call('retried'); expect(task.result?.retryCount).toBe(1) })
      `,
      'test/deep/b.test.ts': `
        import { beforeAll, expect, test } from 'vitest'
        beforeAll(async () => { await fetch('https://api.example.com/outside', { method: 'DELETE' }) })
        test('later than its test', async () => { setTimeout(() => void fetch('https://api.example.com/late'), 20); expect(1).toBe(1) })
        test('the one after it', async () => { await new Promise((resolve) => setTimeout(resolve, 60)) })
      `,
      'server.ts': `
        import { bypass, http, HttpResponse } from 'msw'
        import { setupServer } from 'msw/node'
        export const server = setupServer(
          http.get('https://api.example.com/redirect', () => new HttpResponse(null, { status: 302, headers: { Location: '/end' } })),
          http.get('https://api.example.com/proxy', async () => {
            await fetch('https://inner.example.com/', { method: 'PATCH' }).catch(() => {})
            return HttpResponse.json({})
          }),
          http.all('*', () => HttpResponse.json({ ok: true })),
        )
      `,
    }))
  })

  test('every test passes as it would without it', () => {
    expect(run.output).not.toContain('FAIL')
    expect(run.code).toBe(0)
  })

  test('shape, reasons, culprit, test and place', () => {
    expect(ofTest('orders > are saved')).toEqual([
      {
        api: 'fetch',
        method: 'PUT',
        url: 'https://api.example.com/orders/:id',
        query: ['key'],
        headerNames: ['authorization', 'x-stainless-lang'],
        mode: 'cors',
        credentialsMode: 'same-origin',
        verdict: 'preflight',
        certainty: 'certain',
        reasons: [
          { rule: 'method-not-safelisted', subject: 'PUT', params: {} },
          {
            rule: 'header-not-safelisted',
            subject: 'x-stainless-lang',
            params: {},
            culprit: { library: expect.stringContaining('Stainless'), switch: expect.any(String) },
          },
          { rule: 'header-not-safelisted', subject: 'authorization', params: {} },
        ],
        notes: [],
        test: 'orders > are saved',
        at: 'src/save.ts:3:26',
        file: 'test/a.test.ts',
      },
    ])
  })

  test('no value of a header or a query', () => {
    expect(json).not.toContain('s3cret')
    expect(run.output).not.toContain('s3cret')
  })

  test.each([
    ['through ky', { method: 'POST', url: 'https://api.example.com/ky', at: 'test/a.test.ts:11:42' }],
    [
      'through axios in Node',
      { api: 'other', url: 'https://api.example.com/axios', certainty: 'likely', headerNames: ['accept', 'x-a'] },
    ],
    ['by a Request', { url: 'https://api.example.com/request', headerNames: ['x-r'] }],
    ['by a stream', { reasons: [{ rule: 'stream-body', params: {} }] }],
    ['along a redirect', { url: 'https://api.example.com/redirect', verdict: 'simple' }],
    ['in no-cors', { verdict: 'opaque' }],
    ['that is blocked', { verdict: 'blocked', reasons: [expect.objectContaining({ rule: 'mixed-content' })] }],
    ['by node:http', { api: 'other', verdict: 'blocked', headerNames: ['x-h'] }],
    ['by a handler of MSW', { url: 'https://api.example.com/proxy' }],
    ['side by side, one', { url: 'https://other.example.com/one' }],
    ['side by side, two', { url: 'https://other.example.com/two' }],
    ['from a promise of another', { url: 'https://other.example.com/retried' }],
    ['later than its test', { url: 'https://api.example.com/late' }],
  ])('a call %s, once', (name, shape) => {
    expect(ofTest(name)).toEqual([expect.objectContaining(shape)])
  })

  test.each(['to the own origin', 'that throws', 'the one after it'])('no call %s', (name) => {
    expect(ofTest(name)).toEqual([])
  })

  test('a call outside of any test', () => {
    expect(report.requests.filter((call) => call.test === undefined)).toEqual([
      expect.objectContaining({
        method: 'DELETE',
        url: 'https://api.example.com/outside',
        file: 'test/deep/b.test.ts',
        at: 'test/deep/b.test.ts:3:39',
      }),
    ])
  })

  test('all of both files', () => {
    expect(report).toMatchObject({ files: 2, of: 2, calls: 15, preflights: 9 })
  })
})

describe('a budget', () => {
  const tests = `
    import { beforeAll, test } from 'vitest'
    import { save } from './src/save.ts'
    test('within', async () => { await save(1) })
    test('beyond', async () => { await save(1); await save(2) })
    test('simple', async () => { await fetch('https://api.example.com/') })
    test('legacy', async () => {
      await fetch('https://api.example.com/legacy/1', { method: 'DELETE' })
      await fetch('https://api.example.com/legacy/2', { method: 'DELETE' })
    })
  `
  const failedIn = (output: string) =>
    [...output.matchAll(/^\s+(×|✓) (\S+)/gm)].filter(([, mark]) => mark === '×').map(([, , name]) => name)

  test('of each test fails the one that exceeds it, and says why at the call', async () => {
    const { run } = await play({
      'setup.ts': setup(
        `budget: { perTest: 1, allow: [{ url: 'https://api.example.com/legacy/*', method: 'delete', because: 'goes away in May' }] }`,
      ),
      'src/save.ts': save,
      'a.test.ts': tests,
    })
    expect(run.code).toBe(1)
    expect(failedIn(run.output)).toEqual(['beyond'])
    expect(run.output).toContain(`PreflightBudget: This test makes 2 calls that need a preflight, and the budget is 1.

PUT https://api.example.com/orders/:id at src/save.ts:3:26, 2 times
Why: The method PUT is not safelisted; only GET, HEAD and POST are.
Why: The header X-Stainless-Lang is not safelisted, whatever its value.
Why: The header Authorization is not safelisted, whatever its value.
Way out: Let the server send Access-Control-Max-Age: 7200`)
    expect(run.output).toContain(
      "To let one be: add { url: 'https://api.example.com/orders/:id', because: '...' } to allow in the budget of corsLint.",
    )
    expect(run.output).toContain('❯ save src/save.ts:3:26')
    expect(run.report).toContain('Allowed: goes away in May')
  })

  test('of a file fails the test that brings it over', async () => {
    const { run } = await play({ 'setup.ts': setup('budget: { preflights: 3 }'), 'src/save.ts': save, 'a.test.ts': tests })
    expect(failedIn(run.output)).toEqual(['legacy'])
    expect(run.output).toContain('This test brings the file to 5 calls that need a preflight, and the budget is 3.')
  })

  test('of zero lets simple calls pass, and each other fails', async () => {
    const { run } = await play({ 'setup.ts': setup('budget: { preflights: 0 }'), 'src/save.ts': save, 'a.test.ts': tests })
    expect(failedIn(run.output)).toEqual(['within', 'beyond', 'legacy'])
  })

  test('that is kept lets all pass', async () => {
    const { run } = await play({
      'setup.ts': setup('budget: { preflights: 5, perTest: 2 }'),
      'src/save.ts': save,
      'a.test.ts': tests,
    })
    expect(run.code).toBe(0)
  })

  test('fails the file where a call outside of its tests exceeds it', async () => {
    const { run } = await play({
      'setup.ts': setup('budget: { preflights: 0 }'),
      'a.test.ts': `
        import { beforeAll, test } from 'vitest'
        beforeAll(async () => { await fetch('https://api.example.com/outside', { method: 'DELETE' }); throw new Error('no test runs') })
        test('quiet', () => {})
      `,
    })
    expect(run.code).toBe(1)
    expect(run.output).toContain('Outside of its tests this file makes 1 call that needs a preflight, and the budget is 0.')
    expect(run.output).toContain('DELETE https://api.example.com/outside at a.test.ts:3:39')
  })
})

describe('a fetch that is handed to the app', () => {
  test('is watched without MSW, alone and in front of enforceCors, and each call counts once', async () => {
    const { run, report } = await play({
      'setup.ts': `
        import { corsLint, enforceCors } from 'whycors/testing'
        const answer = () => new Response('{}', { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT, DELETE' } })
        globalThis.fetch = async () => answer()
        const lint = corsLint({ origin: 'https://app.example.com', fetch: async () => answer() })
        const enforced = enforceCors((...given) => globalThis.fetch(...given), { origin: 'https://app.example.com', observer: lint.observer })
        Object.assign(globalThis, { lint, enforced })
      `,
      'a.test.ts': `
        import { expect, test } from 'vitest'
        test('watched', async () => {
          await lint.fetch('https://api.example.com/watched', { method: 'PUT' })
          expect(lint.calls()).toHaveLength(1)
        })
        test('enforced', async () => { await enforced('https://api.example.com/enforced', { method: 'DELETE' }) })
        test('global', async () => { await fetch('https://api.example.com/global', { method: 'DELETE' }) })
      `,
    })
    expect(run.output).not.toContain('FAIL')
    expect(report.requests.map(({ test, method, url, at }) => [test, method, url, at])).toEqual([
      ['watched', 'PUT', 'https://api.example.com/watched', 'a.test.ts:4:22'],
      ['enforced', 'DELETE', 'https://api.example.com/enforced', 'a.test.ts:7:46'],
      ['global', 'DELETE', 'https://api.example.com/global', 'a.test.ts:8:44'],
    ])
  })
})

describe('where nothing follows a call through what is asynchronous, as in browsers', () => {
  test('tests that run side by side are named as possible, and nothing counts twice', async () => {
    const { run, report } = await play({
      'setup.ts': `delete (process as { getBuiltinModule?: unknown }).getBuiltinModule\n${setup('')}`,
      'a.test.ts': `
        import { test } from 'vitest'
        const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
        test.concurrent('one', async () => { await pause(20); await fetch('https://api.example.com/one', { method: 'PUT' }) })
        test.concurrent('two', async () => { await pause(60) })
        test('alone', async () => { await fetch('https://api.example.com/alone', { method: 'PUT' }) })
        test('proxied', async () => { await fetch('https://api.example.com/proxy') })
      `,
      'server.ts': `
        import { bypass, http, HttpResponse } from 'msw'
        import { setupServer } from 'msw/node'
        export const server = setupServer(
          http.get('https://api.example.com/proxy', async () => {
            await fetch(bypass('http://127.0.0.1:9/', { method: 'PATCH' })).catch(() => {})
            return HttpResponse.json({})
          }),
          http.all('*', () => HttpResponse.json({ ok: true })),
        )
      `,
    })
    expect(run.output).not.toContain('FAIL')
    expect(report.requests.map(({ url, test, oneOf }) => [url, test, oneOf])).toEqual([
      ['https://api.example.com/one', undefined, ['one', 'two']],
      ['https://api.example.com/alone', 'alone', undefined],
      ['https://api.example.com/proxy', 'proxied', undefined],
    ])
  })
})

describe('headers that a library adds behind the app', () => {
  test.each(['before', 'after'])(
    'are seen, and who does it is named, where it patches fetch %s corsLint is called',
    async (order) => {
      const patch = `
      const native = globalThis.fetch
      globalThis.fetch = async (input, init) => {
        await null
        const request = new Request(input, init)
        request.headers.set('sentry-trace', '1')
        return native(request)
      }
    `
      const { run, report } = await play({
        'setup.ts':
          order === 'before'
            ? `${setup('budget: { perTest: 0 }')}`.replace('corsLint(', `${patch}\ncorsLint(`)
            : `${setup('budget: { perTest: 0 }')}\n${patch}`,
        'a.test.ts': `
        import { expect, test } from 'vitest'
        test('traced', async () => { expect((await fetch('https://api.example.com/', { method: 'POST', body: 'a' })).status).toBe(200) })
      `,
      })
      expect(report.requests).toEqual([
        expect.objectContaining({
          verdict: 'preflight',
          headerNames: ['sentry-trace'],
          reasons: [
            {
              rule: 'header-not-safelisted',
              subject: 'sentry-trace',
              params: {},
              culprit: { library: 'Sentry', switch: 'tracePropagationTargets' },
            },
          ],
          at: 'a.test.ts:3:52',
        }),
      ])
      expect(run.output).toContain('Way out: Most likely it comes from Sentry (its switch: tracePropagationTargets).')
      expect(run.code).toBe(1)
    },
  )
})

describe('a call that fails', () => {
  test('rejects with the same error, and goes unhandled as it would without the linter', async () => {
    const { run } = await play({
      'setup.ts': `
        import { corsLint, recordTraffic } from 'whycors/testing'
        const failure = new TypeError('Failed to fetch')
        globalThis.fetch = () => Promise.reject(failure)
        Object.assign(globalThis, { failure })
        corsLint({ origin: 'https://app.example.com' })
        recordTraffic({ origin: 'https://app.example.com' })
      `,
      'a.test.ts': `
        import { expect, test } from 'vitest'
        test('same error', async () => { expect(await fetch('https://api.example.com/').catch((error) => error)).toBe(failure) })
        test('unhandled', async () => {
          const seen: unknown[] = []
          const listeners = process.listeners('unhandledRejection')
          process.removeAllListeners('unhandledRejection')
          process.on('unhandledRejection', (error) => seen.push(error))
          void fetch('https://api.example.com/')
          await new Promise((resolve) => setTimeout(resolve, 20))
          process.removeAllListeners('unhandledRejection')
          for (const listener of listeners) process.on('unhandledRejection', listener)
          expect(seen).toEqual([failure])
        })
      `,
    })
    expect(run.output).not.toContain('FAIL')
    expect(run.code).toBe(0)
  })
})

describe('bad input', () => {
  test.each<[what: string, options: unknown, message: string]>([
    [
      'no origin',
      undefined,
      'corsLint: the origin of the page is needed to tell which calls leave it, and there is no location here. Give it as "origin", such as "https://app.example.com".',
    ],
    [
      'an origin that is none',
      { origin: 'app' },
      'corsLint: "origin" must be an origin such as "https://app.example.com", and is "app".',
    ],
    [
      'an unknown option',
      { origin: 'https://a.test', budgte: {} },
      'corsLint: the options: unknown key "budgte". Known are origin, engine, server, fetch, budget.',
    ],
    [
      'a server that is none',
      { origin: 'https://a.test', server: {} },
      'corsLint: the options: "server" must be what `setupServer` or `setupWorker` of MSW returns.',
    ],
    [
      'a budget without a number',
      { origin: 'https://a.test', budget: {} },
      'corsLint: the budget: "preflights" or "perTest" must say how many preflights are fine, such as 0.',
    ],
  ])('%s is refused', (_, options, message) => {
    const { fetch } = globalThis
    expect(() => corsLint(options as CorsLintOptions)).toThrow(new TypeError(message))
    expect(globalThis.fetch).toBe(fetch)
  })

  test('a second one is refused', async () => {
    const { run } = await play({
      'setup.ts': `import { corsLint } from 'whycors/testing'\ncorsLint({ origin: 'https://a.test' })\ncorsLint({ origin: 'https://a.test' })`,
      'a.test.ts': `import { test } from 'vitest'\ntest('quiet', () => {})`,
    })
    expect(run.code).toBe(1)
    expect(run.output).toContain(
      'corsLint is at work in this test file already. Call it once, in the set-up file or in one `describe`.',
    )
  })
})
