import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createFetch,
  diagnosisOf,
  explain,
  isAborted,
  isBlocked,
  isCorsFailure,
  isOffline,
  isUnreachable,
} from '../../src/index.ts'
import type { Diagnosis } from '../../src/model/diagnosis.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { type Client, clients } from './support/clients.ts'

type Fetch = typeof globalThis.fetch

const page = 'https://app.example.com'
const url = 'https://api.example.com/orders'

const watched = (base: Fetch, options: Parameters<typeof createFetch>[0] = {}): Fetch =>
  createFetch({ fetch: base, environment: { origin: page, engine: 'chromium' }, probe: 'never', console: false, ...options })
/** As Safari does it, an error has no stack: ky knows it by that. */
const failing = (message: string): Fetch =>
  watched(() => Promise.reject(message === 'Load failed' ? withoutStack(new TypeError(message)) : new TypeError(message)))

function withoutStack(error: Error): Error {
  Reflect.deleteProperty(error, 'stack')
  return error
}

/** Settles only by its signal, as a fetch does whose server is silent. */
const hanging: Fetch = (input, init) =>
  new Promise((_, reject) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
    const stop = () => reject(signal?.reason)
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
  })

async function errorOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise
  } catch (error) {
    return error as Error
  }
  throw new Error('did not fail')
}

/** The other side's headers, seen from elsewhere: the response has no CORS header. */
const exchange: Exchange = {
  version: 1,
  steps: [
    {
      kind: 'request',
      request: { method: 'GET', url, headers: [] },
      response: { status: 200, headers: [] },
      error: 'missing-allow-origin-header',
    },
  ],
  sameCredentials: true,
  sameMethod: true,
}

const server = createServer((request, response) => {
  if (request.url === '/hang') return
  if (request.url === '/teapot') response.writeHead(418, { 'Content-Type': 'application/json' }).end('{}')
  else if (request.url?.startsWith('/close')) request.socket.destroy()
  else response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"ok":true}')
})
let api = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const own = (request: Diagnosis['request'] | undefined) => request && { method: request.method, url: request.url }

describe.each(clients)('$name', ({ networkError, get }: Client) => {
  test.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])(
    'its error for "%s" leads to what is known',
    async (message) => {
      const error = await errorOf(get(failing(message), url))
      expect(error.name).toBe(networkError)
      expect(own(diagnosisOf(error)?.request)).toEqual({ method: 'GET', url })
      const guards = [isCorsFailure, isUnreachable, isBlocked, isOffline, isAborted].map((guard) => guard(error))
      expect(guards).toEqual([false, false, false, false, false])
      const diagnosis = await explain(error)
      expect(own(diagnosis.request)).toEqual({ method: 'GET', url })
      expect(diagnosis.candidates.length).toBeGreaterThan(1)
    },
  )

  test('with the headers of the other side it is exact, and the guards know', async () => {
    const error = await errorOf(get(failing('Failed to fetch'), url))
    const diagnosis = await explain(error, { exchange })
    expect([diagnosis.cause, diagnosis.certainty]).toEqual(['missing-allow-origin-header', 'certain'])
    expect([isCorsFailure(error), isUnreachable(error)]).toEqual([true, false])
  })

  test('an abort by the app is one', async () => {
    const controller = new AbortController()
    const failed = errorOf(get(watched(hanging), url, { signal: controller.signal }))
    setTimeout(() => controller.abort(), 20)
    const error = await failed
    expect(diagnosisOf(error)?.stage).toBe('aborted')
    expect(isAborted(error)).toBe(true)
    expect(isCorsFailure(error)).toBe(false)
  })

  test('a timeout is found', async () => {
    const error = await errorOf(get(watched(hanging), url, { timeout: 30 }))
    expect(diagnosisOf(error)?.stage).toBe('aborted')
    expect(isAborted(error)).toBe(true)
    expect(own((await explain(error)).request)?.url).toBe(url)
  })

  test('an answer that is an error of HTTP is no failure of the network', async () => {
    const result = await get(watched(globalThis.fetch), `${api}/teapot`).catch((error: unknown) => error)
    expect(diagnosisOf(result)).toBeUndefined()
    expect(isCorsFailure(result)).toBe(false)
  })

  test('over a real connection that dies: the error of Node has a cause of its own, and is found all the same', async () => {
    const error = await errorOf(get(watched(globalThis.fetch), `${api}/close`))
    expect(own(diagnosisOf(error)?.request)).toEqual({ method: 'GET', url: `${api}/close` })
  })

  test('a success is as without whycors', async () => {
    const bare = await get(globalThis.fetch, `${api}/fine`)
    const seen = await get(watched(globalThis.fetch), `${api}/fine`)
    const json = (value: unknown) => (value as { data?: unknown }).data ?? value
    expect(json(seen)).toEqual(json(bare))
    expect(json(seen)).toEqual({ ok: true })
  })
})

test('two calls that fail together are told apart', async () => {
  const fetch = watched(globalThis.fetch)
  const errors = await Promise.all(
    clients.flatMap(({ get }) => ['/close?a', '/close?b'].map((path) => errorOf(get(fetch, api + path)))),
  )
  expect(errors.map((error) => diagnosisOf(error)?.request.url.slice(api.length))).toEqual(
    clients.flatMap(({ name }) => (name === 'openapi-fetch' ? ['/close', '/close'] : ['/close?a', '/close?b'])),
  )
})
