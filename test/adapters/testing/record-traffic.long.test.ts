import { afterAll, describe, expect, test, vi } from 'vitest'
import type { CorsNeeds } from '../../../src/model/linted-call.ts'
import { type VitestProject, vitestProject } from './support/vitest-project.ts'

// Each run of vitest takes a second or two, and more on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const setup = (options = "origin: 'https://app.example.com'") => `
import { afterAll, beforeAll } from 'vitest'
import { corsLint, recordTraffic } from 'whycors/testing'
import { server } from './server.ts'
beforeAll(() => server.listen())
afterAll(() => server.close())
corsLint({ server, origin: 'https://app.example.com' })
recordTraffic({ server, ${options} })
`

const open: VitestProject[] = []
afterAll(async () => {
  await Promise.all(open.map((project) => project.remove()))
})

async function project(
  files: Record<string, string>,
  reporter: object | null = { print: false },
  test = 'maxWorkers: 2',
): Promise<VitestProject> {
  const made = await vitestProject({ 'setup.ts': setup(), ...files }, reporter, test)
  open.push(made)
  return made
}

const needsOf = async (made: VitestProject) => JSON.parse((await made.read('cors-needs.json')) ?? 'null') as CorsNeeds | null

const first = `
import { expect, test } from 'vitest'
test('saves', async () => {
  const response = await fetch('https://api.example.com/orders?key=s3cret', { method: 'PUT', headers: { 'X-B': 's3cret' }, credentials: 'include' })
  expect(response.headers.get('X-Total-Count')).toBe('3')
  expect(response.headers.get('Content-Type')).toBe('application/json')
  expect(response.headers.get('X-Not-There')).toBeNull()
})
test('stays at home', async () => { expect((await fetch('https://app.example.com/', { method: 'DELETE' })).headers.get('Content-Type')).toBe('application/json') })
`
const second = `
import { expect, test } from 'vitest'
test('reads', async () => {
  const response = await fetch('https://other.example.com/')
  expect(response.clone().headers.has('etag')).toBe(true)
  const own = new Headers({ 'X-Own': '1' })
  expect(own.get('X-Own')).toBe('1')
})
test('lists', async () => { expect([...(await fetch('https://api.example.com/list', { headers: { 'X-A': '1' } })).headers].length).toBeGreaterThan(0) })
`

describe('recordTraffic', () => {
  test('merges what several workers saw into one sorted file without values', async () => {
    const made = await project({ 'a.test.ts': first, 'b.test.ts': second })
    const { code, output } = await made.run()
    expect(output).not.toContain('FAIL')
    expect(code).toBe(0)
    expect(await needsOf(made)).toEqual({
      version: 1,
      apis: {
        'https://api.example.com': {
          origins: ['https://app.example.com'],
          methods: ['GET', 'PUT'],
          headers: ['x-a', 'x-b'],
          credentials: true,
          expose: ['x-total-count'],
        },
        'https://other.example.com': {
          origins: ['https://app.example.com'],
          methods: ['GET'],
          headers: [],
          credentials: false,
          expose: ['etag'],
        },
      },
      headersCopied: ['https://api.example.com'],
    })
    expect(Object.keys((await needsOf(made))?.apis ?? {})).toEqual(['https://api.example.com', 'https://other.example.com'])
    expect(await made.read('cors-needs.json')).not.toMatch(/s3cret|x-not-there|x-own/i)
  })

  test('keeps what other tests need when some run, and forgets it when all do', async () => {
    const made = await project({ 'a.test.ts': first, 'b.test.ts': second })
    await made.run()
    const all = await made.read('cors-needs.json')
    await made.run('b.test.ts')
    expect(await made.read('cors-needs.json')).toBe(all)
    await made.write({ 'a.test.ts': second })
    await made.run()
    expect((await needsOf(made))?.apis['https://api.example.com']).toMatchObject({
      methods: ['GET'],
      credentials: false,
      expose: [],
    })
  })

  test('changes no response', async () => {
    const made = await project({
      'setup.ts': `
        import { recordTraffic } from 'whycors/testing'
        const response = new Response('{}', { headers: { 'X-A': '1' } })
        const { headers } = response
        const get = Headers.prototype.get
        globalThis.fetch = async () => response
        Object.assign(globalThis, { response, headers, get })
        recordTraffic({ origin: 'https://app.example.com' })
      `,
      'a.test.ts': `
        import { afterAll, expect, test } from 'vitest'
        test('same', async () => {
          const got = await fetch('https://api.example.com/')
          expect(got).toBe(response)
          expect(got.headers).toBe(headers)
          expect(Reflect.ownKeys(got).concat(Reflect.ownKeys(got.headers)).filter((key) => typeof key === 'string')).toEqual([])
          expect(got.headers.get.name + got.headers.get.length).toBe('get1')
          expect(got.bodyUsed).toBe(false)
          expect(() => Headers.prototype.get.call({}, 'a')).toThrow(TypeError)
        })
      `,
    })
    const { output, code } = await made.run()
    expect(output).not.toContain('FAIL')
    expect(code).toBe(0)
  })

  test('notes what XMLHttpRequest reads', async () => {
    const made = await project(
      {
        'a.test.ts': `
          import { expect, test } from 'vitest'
          test('reads', async () => {
            const xhr = new XMLHttpRequest()
            xhr.open('GET', 'https://api.example.com/')
            xhr.withCredentials = true
            await new Promise((resolve) => { xhr.onloadend = resolve; xhr.send() })
            expect(xhr.getResponseHeader('X-Total-Count')).toBe('3')
          })
        `,
        'server.ts': `
          import { http, HttpResponse } from 'msw'
          import { setupServer } from 'msw/node'
          const headers = { 'Access-Control-Allow-Origin': 'https://app.example.com', 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Expose-Headers': 'X-Total-Count', 'X-Total-Count': '3' }
          export const server = setupServer(http.all('*', () => HttpResponse.json({}, { headers })))
        `,
      },
      { print: false },
      "environment: 'jsdom', environmentOptions: { jsdom: { url: 'https://app.example.com/page' } }",
    )
    const { output } = await made.run()
    expect(output).not.toContain('FAIL')
    expect((await needsOf(made))?.apis['https://api.example.com']).toMatchObject({ credentials: true, expose: ['x-total-count'] })
  })

  test('writes an empty file where there was no call', async () => {
    const made = await project({ 'a.test.ts': `import { test } from 'vitest'\ntest('quiet', () => {})` })
    await made.run()
    expect(await needsOf(made)).toEqual({ version: 1, apis: {} })
  })

  test('takes another file', async () => {
    const made = await project({
      'setup.ts': setup("origin: 'https://app.example.com', file: 'out/needs.json'"),
      'a.test.ts': second,
    })
    await made.run()
    expect(await made.read('out/needs.json')).toContain('"x-a"')
  })

  test('warns that the reporter is missing, and works all the same', async () => {
    const made = await project({ 'a.test.ts': second }, null)
    const { code, output } = await made.run()
    expect(code).toBe(0)
    expect(output).toContain(
      "recordTraffic: this run writes no file, since 'whycors/testing/reporter' is not among the reporters of vitest",
    )
    expect(await made.read('cors-needs.json')).toBeUndefined()
  })

  test('merges the shards of a run', async () => {
    const made = await project({ 'a.test.ts': first, 'b.test.ts': second }, { baseline: 'preflights.json' })
    await made.run('--reporter=blob', '--shard=1/2')
    await made.run('--reporter=blob', '--shard=2/2')
    expect(await made.read('cors-needs.json')).toBeUndefined()
    const { code, report } = await made.run('--merge-reports')
    expect(code).toBe(0)
    expect(report).toContain('2 of 3 calls across origins need a preflight')
    expect(report).toContain('The baseline preflights.json was written: 3 reasons came, 0 went.')
    expect(Object.keys((await needsOf(made))?.apis ?? {})).toEqual(['https://api.example.com', 'https://other.example.com'])
  })
})
