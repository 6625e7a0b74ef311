import ky from 'ky'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createClient, defineApi, endpoint, text } from '../../src/client.ts'
import { type Answer, type ApiServer, json, startApi } from './support/start-api.ts'

// What ky's own readme promises, through the client.

const api = defineApi({
  get: endpoint.get('/thing', { query: { a: z.string().optional() }, response: z.object({ ok: z.boolean() }) }),
  post: endpoint.post('/thing', { body: z.object({}), response: z.object({ ok: z.boolean() }) }),
  upload: endpoint.post('/text', { body: text() }),
})

let server: ApiServer
beforeAll(async () => {
  server = await startApi()
})
afterAll(() => server.close())

const client = (options = {}) =>
  createClient(api, {
    baseUrl: server.origin,
    ky: ky.create({ retry: { delay: () => 1 }, ...options }),
    explain: { probe: 'never' },
  })
const ok = json({ ok: true })

describe('retry', () => {
  test('a GET that is answered 502 is tried again, two times more', async () => {
    server.answerWith((request, response, nth) => (nth < 3 ? json({}, 502) : ok)(request, response, nth))
    expect(await client().get()).toEqual({ ok: true })
    expect(server.received).toHaveLength(3)
  })

  test('a POST is not, and the error is that of the answer', async () => {
    server.answerWith(json({}, 502))
    expect(await client().post.safe({ body: {} })).toMatchObject({ ok: false, error: { kind: 'http', status: 502 } })
    expect(server.received).toHaveLength(1)
  })

  test('a GET whose connection breaks is tried again', async () => {
    server.answerWith((request, response, nth) => (nth < 3 ? void response.destroy() : ok(request, response, nth)))
    expect(await client().get()).toEqual({ ok: true })
    expect(server.received).toHaveLength(3)
  })

  test.each([
    [{ retry: 0 }, 1],
    [{ retry: { limit: 1 } }, 2],
    [{ retry: { shouldRetry: () => false } }, 1],
  ])('%j of a call goes before that of the instance', async (options, requests) => {
    server.answerWith(json({}, 500))
    await client().get.safe(options)
    expect(server.received).toHaveLength(requests)
  })

  test('shouldRetry of the instance is still asked', async () => {
    server.answerWith(json({}, 500))
    const asked: number[] = []
    const shouldRetry = ({ retryCount }: { retryCount: number }) => {
      asked.push(retryCount)
      return retryCount < 2
    }
    await client({ retry: { delay: () => 1, shouldRetry } }).get.safe()
    expect(asked).toEqual([1, 2])
    expect(server.received).toHaveLength(2)
  })

  test('Retry-After is respected', async () => {
    server.answerWith((request, response, nth) => (nth < 2 ? json({}, 429, { 'retry-after': '1' }) : ok)(request, response, nth))
    const started = performance.now()
    expect(await client().get()).toEqual({ ok: true })
    expect(performance.now() - started).toBeGreaterThan(900)
  })
})

describe('timeout and abort', () => {
  test.each<[string, (given: AbortController) => Answer, RegExp]>([
    ['a connection that breaks', () => (_, response) => void response.destroy(), /^get: GET \/thing failed: (?!.*GET \/thing)/],
    ['an abort', (given) => () => given.abort(), /^get: GET \/thing failed: given up/],
  ])('%s is told without naming the call twice', async (_, answer, message) => {
    const given = new AbortController()
    server.answerWith(answer(given))
    expect(await client().get.safe({ signal: given.signal, retry: 0 })).toMatchObject({
      error: { message: expect.stringMatching(message) },
    })
  })

  test('a server that does not answer in time is a timeout, not tried again', async () => {
    server.answerWith(() => {})
    expect(await client().get.safe({ query: { a: 'hush' }, timeout: 50 })).toMatchObject({
      ok: false,
      error: { kind: 'timeout', message: 'get: GET /thing failed: timeout' },
    })
    expect(server.received).toHaveLength(1)
  })

  test('retryOnTimeout tries again', async () => {
    server.answerWith((request, response, nth) => (nth < 2 ? undefined : ok(request, response, nth)))
    expect(await client({ retry: { retryOnTimeout: true, delay: () => 1 } }).get({ timeout: 50 })).toEqual({ ok: true })
  })

  test('totalTimeout ends all', async () => {
    server.answerWith(json({}, 500))
    const result = await client({ retry: { delay: () => 10_000 } }).get.safe({ totalTimeout: 50 })
    expect(result).toMatchObject({ ok: false, error: { kind: 'timeout' } })
  })

  test.each([undefined, 'left the page', new Error('left the page')])(
    'a signal that is aborted (%s) ends the call with its reason as the cause',
    async (reason) => {
      const controller = new AbortController()
      server.answerWith(() => controller.abort(reason))
      const result = await client().get.safe({ signal: controller.signal })
      expect(result).toMatchObject({ ok: false, error: { kind: 'aborted' } })
      if (!result.ok) expect(result.error.cause).toBe(controller.signal.reason)
      expect(server.received).toHaveLength(1)
    },
  )

  test('AbortSignal.timeout is a timeout', async () => {
    server.answerWith(() => {})
    expect(await client().get.safe({ signal: AbortSignal.timeout(30) })).toMatchObject({ ok: false, error: { kind: 'timeout' } })
  })

  test('a signal that is aborted already sends nothing', async () => {
    server.answerWith(ok)
    expect(await client().get.safe({ signal: AbortSignal.abort() })).toMatchObject({ ok: false, error: { kind: 'aborted' } })
    expect(server.received).toEqual([])
  })
})

describe('hooks', () => {
  test('run in the order of ky, those of the instance and those of the call', async () => {
    server.answerWith((request, response, nth) => (nth < 2 ? json({}, 500) : ok)(request, response, nth))
    const seen: string[] = []
    const instance = {
      hooks: {
        beforeRequest: [
          ({ request }: { request: Request }) => {
            seen.push('beforeRequest')
            request.headers.set('x-token', '1')
          },
        ],
        beforeRetry: [() => void seen.push('beforeRetry')],
        afterResponse: [({ response }: { response: Response }) => void seen.push(`afterResponse ${response.status}`)],
      },
    }
    await client(instance).get({ hooks: { beforeRequest: [() => void seen.push('own')] } })
    expect(seen).toEqual(['beforeRequest', 'own', 'afterResponse 500', 'beforeRetry', 'afterResponse 200'])
    expect(server.received[0]?.headers['x-token']).toBe('1')
  })

  test('beforeError sees the error of ky, and what it makes of it becomes the cause', async () => {
    server.answerWith((_, response) => void response.destroy())
    const names: string[] = []
    const beforeError = ({ error }: { error: Error }) => {
      names.push(error.name)
      return new Error('mine', { cause: error })
    }
    const result = await client({ hooks: { beforeError: [beforeError] } }).post.safe({ body: {} })
    expect(names).toEqual(['NetworkError'])
    expect(result).toMatchObject({ ok: false, error: { kind: 'network', cause: { message: 'mine' } } })
    if (!result.ok) expect(result.error.diagnosis).toBeDefined()
  })

  test('one that throws makes an error of the kind request, and nothing is sent', async () => {
    server.answerWith(ok)
    const thrown = new Error('no token')
    const beforeRequest = () => {
      throw thrown
    }
    const result = await client({ hooks: { beforeRequest: [beforeRequest] } }).get.safe()
    expect(result).toMatchObject({ ok: false, error: { kind: 'request', message: 'get: GET /thing failed: no token' } })
    if (!result.ok) expect(result.error.cause).toBe(thrown)
    expect(server.received).toEqual([])
  })

  test('a response that beforeRequest gives is read by the contract', async () => {
    server.answerWith(ok)
    const beforeRequest = () => Response.json({ ok: false })
    expect(await client({ hooks: { beforeRequest: [beforeRequest] } }).get()).toEqual({ ok: false })
    expect(server.received).toEqual([])
  })

  test('ky.retry tries again with another request', async () => {
    server.answerWith((request, response, nth) => (nth < 2 ? json({}, 401) : ok)(request, response, nth))
    const afterResponse = ({ request, response, retryCount }: { request: Request; response: Response; retryCount: number }) =>
      response.status === 401 && retryCount === 0
        ? ky.retry({ request: new Request(request, { headers: { authorization: 'new' } }), delay: 1 })
        : undefined
    expect(await client({ hooks: { afterResponse: [afterResponse] } }).get()).toEqual({ ok: true })
    expect(server.received[1]?.headers.authorization).toBe('new')
  })

  test('ky.stop ends the call as aborted', async () => {
    server.answerWith(json({}, 500))
    const result = await client({ hooks: { beforeRetry: [() => ky.stop] } }).get.safe()
    expect(result).toMatchObject({ ok: false, error: { kind: 'aborted' } })
  })
})

describe('searchParams, prefix, baseUrl, progress, the instance', () => {
  test('searchParams of the instance go before the query of the call', async () => {
    server.answerWith(ok)
    await client({ searchParams: { key: '1' } }).get({ query: { a: 'b c' } })
    expect(server.received[0]?.url).toBe('/thing?key=1&a=b+c')
  })

  test.each([
    ['prefix', { prefix: '/v2/' }, '/v2/thing'],
    ['baseUrl', {}, '/thing'],
  ])('%s of the instance holds where the client has no baseUrl', async (_, options, url) => {
    server.answerWith(ok)
    const own = createClient(api, { ky: ky.create({ baseUrl: server.origin, ...options }) })
    await own.get()
    expect(server.received[0]?.url).toBe(url)
  })

  test('the path of a baseUrl of the instance is kept', async () => {
    server.answerWith(ok)
    await createClient(api, { ky: ky.create({ baseUrl: `${server.origin}/v3/` }) }).get()
    expect(server.received[0]?.url).toBe('/v3/thing')
  })

  test.each(['/v1', '/v1/', '/v1//'])('a baseUrl that ends with %s is joined with one slash', async (base) => {
    server.answerWith(ok)
    await createClient(api, { baseUrl: new URL(server.origin + base) }).get()
    expect(server.received[0]?.url).toBe('/v1/thing')
  })

  test('download and upload progress are told', async () => {
    server.answerWith(ok)
    const seen: string[] = []
    await client().get({ onDownloadProgress: ({ percent }) => void seen.push(`down ${percent}`) })
    await client().upload({ body: 'abc', onUploadProgress: ({ percent }) => void seen.push(`up ${percent}`) })
    expect(seen).toEqual(['down 1', 'up 1'])
    expect(server.received[1]?.body).toBe('abc')
  })

  test('the instance is given back, and its fetch is the one that sends', async () => {
    const sent: string[] = []
    const instance = ky.create({
      fetch: async (input) => {
        sent.push((input as Request).url)
        return Response.json({ ok: true })
      },
    })
    const own = createClient(api, { ky: instance, baseUrl: 'https://api.example.com' })
    expect(own.$ky).toBe(instance)
    await own.get()
    expect(sent).toEqual(['https://api.example.com/thing'])
  })

  test('without one, $ky has the baseUrl of the client', async () => {
    server.answerWith(ok)
    expect(await createClient(api, { baseUrl: server.origin }).$ky.get('thing').json()).toEqual({ ok: true })
  })
})
