import { afterEach, describe, expect, test, vi } from 'vitest'
import { createFetch } from '../../src/adapters/console/create-fetch.ts'
import { install } from '../../src/adapters/console/install.ts'
import { diagnosisOf } from '../../src/page/diagnosis-of.ts'
import type { FetchOptions, Logger } from '../../src/page/options.ts'
import * as predictions from '../../src/predict/predict-request.ts'
import { format } from '../../src/render/format.ts'

vi.mock('../../src/predict/predict-request.ts', { spy: true })

const native = globalThis.fetch
const api = 'https://api.example.com'
const environment = { origin: 'https://app.example.com', baseUrl: 'https://app.example.com/page' }
const policy = { lossless: true, server: 'whycors/1', methodOverride: ['PUT /orders/:id'] } as const

afterEach(() => {
  globalThis.fetch = native
  vi.resetAllMocks()
})

/** A drop-in on a stub that notes what it was called with. */
function start(options: FetchOptions = {}, answer: () => Promise<Response> = async () => new Response('ok')) {
  const calls: unknown[][] = []
  const base = (...args: unknown[]) => {
    calls.push(args)
    return answer()
  }
  const fetch = createFetch({
    fetch: base as typeof globalThis.fetch,
    environment,
    rewrite: { [api]: policy },
    console: false,
    ...options,
  })
  return { fetch, calls }
}

test('sends the rewritten call to an origin with a policy', async () => {
  const { fetch, calls } = start()
  await fetch(`${api}/orders/1`, { headers: { 'cache-control': 'no-cache' } })
  await fetch(new URL('/orders/1', api), { method: 'PUT' })
  expect(calls).toEqual([
    [`${api}/orders/1`, { headers: [], cache: 'reload' }],
    [`${api}/orders/1?whycors=1;PUT`, { method: 'POST', headers: [], redirect: 'error' }],
  ])
})

test('hands on the very arguments of all others', async () => {
  const { fetch, calls } = start()
  const init = { method: 'PUT', headers: { 'cache-control': 'no-cache' } }
  const given: unknown[][] = [
    ['https://other.example.com/orders/1', init],
    [`${api}:8443/orders/1`, init],
    ['/orders/1', init],
    [`${api}/users/1`, init],
    [`${api}/orders/1`],
    ['http://[', init],
    [],
  ]
  for (const args of given) await Reflect.apply(fetch, undefined, args)
  expect(calls).toHaveLength(given.length)
  for (const [index, args] of given.entries()) {
    expect(calls[index]).toHaveLength(args.length)
    for (const [position, arg] of args.entries()) expect(calls[index]?.[position]).toBe(arg)
  }
})

test('a fault in rewriting means that the original goes out', async () => {
  const { fetch, calls } = start()
  vi.mocked(predictions.predictRequest).mockImplementation(() => {
    throw new Error('a fault')
  })
  const init = { method: 'PUT' }
  await fetch(`${api}/orders/1`, init)
  expect(calls).toEqual([[`${api}/orders/1`, init]])
  expect(calls[0]?.[1]).toBe(init)
})

describe('what is known of a failed call that was rewritten', () => {
  test('describes what was sent, and says that it was rewritten', async () => {
    const error = new TypeError('Failed to fetch')
    const { fetch } = start({}, () => Promise.reject(error))
    await expect(fetch(`${api}/orders/1`, { method: 'PUT' })).rejects.toBe(error)
    const diagnosis = diagnosisOf(error)
    expect(diagnosis?.request).toMatchObject({
      method: 'POST',
      url: expect.stringMatching(/^https:\/\/api\.example\.com\/orders\/1\?whycors=/),
      redirect: 'error',
      rewritten: [
        { rule: 'method-as-post', safety: 'cooperative', subject: 'PUT', params: {} },
        { rule: 'refuse-redirect', safety: 'cooperative', params: {} },
      ],
    })
    expect(diagnosis?.prediction.verdict).toBe('simple')
    expect(JSON.parse(JSON.stringify(diagnosis))).toEqual(diagnosis)
    expect(format(diagnosis as NonNullable<typeof diagnosis>)).toMatch(
      /Rewritten before it was sent[\s\S]*The method PUT travels as POST/,
    )
  })

  test('says nothing of the kind for a call that went out as it was', async () => {
    const error = new TypeError('Failed to fetch')
    const { fetch } = start({}, () => Promise.reject(error))
    await expect(fetch(`${api}/users/1`, { method: 'PUT' })).rejects.toBe(error)
    expect(diagnosisOf(error)?.request).toMatchObject({ method: 'PUT' })
    expect(diagnosisOf(error)?.request).not.toHaveProperty('rewritten')
    expect(diagnosisOf(error)?.prediction.verdict).toBe('preflight')
  })
})

test('says once why a call of this shape keeps its preflight', async () => {
  const said: string[] = []
  const logger: Logger = { warn: (text) => said.push(String(text)), info: (text) => said.push(String(text)) }
  const { fetch } = start({ console: logger })
  await fetch(`${api}/users/1`, { method: 'PUT' })
  await fetch(`${api}/users/2`, { method: 'PUT' })
  await fetch(`${api}/orders/2`, { method: 'PUT' })
  const kept = said.filter((line) => line.includes('stays as it is'))
  expect(kept).toEqual([
    'whycors: PUT https://api.example.com/users/1 stays as it is, with its preflight. Not rewritten: PUT is not opted in for this path, or the path is ambiguous.',
  ])
})

test('install rewrites too, and its uninstaller ends that', async () => {
  const calls: unknown[][] = []
  globalThis.fetch = (async (...args: unknown[]) => {
    calls.push(args)
    return new Response()
  }) as typeof globalThis.fetch
  const uninstall = install({ environment, rewrite: { [api]: policy }, console: false })
  await fetch(`${api}/orders/1`, { method: 'PUT' })
  uninstall()
  await fetch(`${api}/orders/1`, { method: 'PUT' })
  expect(calls.map(([input]) => input)).toEqual([`${api}/orders/1?whycors=1;PUT`, `${api}/orders/1`])
})
