import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ApiError, CallError, createClient, defineApi, endpoint, HttpError, ValidationError } from '../../src/client.ts'
import { type ApiServer, json, startApi } from './support/start-api.ts'

const User = z.object({ id: z.number(), name: z.string() })
const NotFound = z.object({ missing: z.string() })

const api = defineApi({
  getUser: endpoint.get('/users/:id', { response: User, errors: { 404: NotFound } }),
  listUsers: endpoint.get('/users', {
    query: z.object({ page: z.coerce.number().optional(), tag: z.array(z.string()).optional(), since: z.date().optional() }),
    response: z.array(User),
    responseHeaders: { 'X-Total-Count': z.coerce.number() },
  }),
  saveUser: endpoint.put('/users/:id', {
    body: z.object({ name: z.string().min(1), at: z.date().transform((date) => date.toISOString()) }),
    response: User,
    headers: { 'If-Match': z.string(), 'X-Version': '2', 'X-Trace': z.string().optional() },
  }),
  removeUser: endpoint.delete('/users/:id'),
})

let server: ApiServer
beforeAll(async () => {
  server = await startApi()
})
afterAll(() => server.close())

const client = () => createClient(api, { baseUrl: `${server.origin}/v1`, explain: { probe: 'never' } })

describe('a call', () => {
  test('fills the path, reads the response by its schema and gives what the schema gives', async () => {
    server.answerWith(json({ id: 7, name: 'Ada', more: true }))
    expect(await client().getUser({ params: { id: 7 } })).toEqual({ id: 7, name: 'Ada' })
    expect(server.received).toMatchObject([{ method: 'GET', url: '/v1/users/7', headers: { accept: 'application/json' } }])
  })

  test('sends query, body and headers as the schemas give them', async () => {
    server.answerWith(json({ id: 7, name: 'Ada' }))
    await client().saveUser({
      params: { id: 'a/b?c' },
      body: { name: 'Ada', at: new Date(0) },
      headers: { 'If-Match': '"1"', 'x-own': 'yes' },
    })
    expect(server.received).toMatchObject([
      {
        method: 'PUT',
        url: '/v1/users/a%2Fb%3Fc',
        body: '{"name":"Ada","at":"1970-01-01T00:00:00.000Z"}',
        headers: { 'content-type': 'application/json', 'if-match': '"1"', 'x-version': '2', 'x-own': 'yes' },
      },
    ])
    expect(server.received[0]?.headers).not.toHaveProperty('x-trace')
  })

  test('repeats lists, writes dates as JSON does and leaves out what is undefined', async () => {
    server.answerWith(json([], 200, { 'x-total-count': '0' }))
    await client().listUsers({ query: { tag: ['a', 'b&c'], since: new Date(0), page: undefined } })
    expect(server.received[0]?.url).toBe('/v1/users?tag=a&tag=b%26c&since=1970-01-01T00%3A00%3A00.000Z')
  })

  test('has a key of what it asks for, and of nothing that may be secret', () => {
    const { getUser, listUsers, saveUser } = client()
    const body = { name: 'Ada', at: new Date(0) }
    const headers = { 'If-Match': '"1"', authorization: 'Bearer secret' }
    const { signal } = new AbortController()
    const key = saveUser.key({ params: { id: 7 }, body, headers, signal, timeout: 9 })
    expect(key).toEqual(['saveUser', { params: { id: 7 }, body }])
    expect(JSON.stringify(key)).not.toContain('secret')
    expect(getUser.key({ params: { id: 7 } })).toEqual(['getUser', { params: { id: 7 } }])
    expect(listUsers.key()).toEqual(['listUsers', {}])
  })

  test('gives the response headers of the contract', async () => {
    server.answerWith(json([{ id: 1, name: 'Ada' }], 200, { 'x-total-count': '41' }))
    const { data, headers, response } = await client().listUsers.withResponse()
    expect(data).toEqual([{ id: 1, name: 'Ada' }])
    expect(headers).toEqual({ 'X-Total-Count': 41 })
    expect(response.status).toBe(200)
  })

  test('gives nothing where the contract names no response', async () => {
    server.answerWith((_, response) => void response.writeHead(204).end())
    expect(await client().removeUser({ params: { id: 1 } })).toBeUndefined()
  })
})

describe('an error', () => {
  test('of a status that the contract names has the body that its schema gives', async () => {
    server.answerWith(json({ missing: 'user', internal: 1 }, 404))
    const result = await client().getUser.safe({ params: { id: 1 } })
    expect(result).toMatchObject({ ok: false, error: { kind: 'http', status: 404, data: { missing: 'user' } } })
    if (result.ok || result.error.kind !== 'http') throw new Error('unexpected')
    expect(result.error.data).toEqual({ missing: 'user' })
    expect(result.error.message).toBe('getUser: GET /users/:id was answered 404 Not Found')
    expect(result.error.response.status).toBe(404)
  })

  test('of another status has the body as it came', async () => {
    server.answerWith(json({ why: 'teapot' }, 418))
    const { error } = await failure(client().getUser.safe({ params: { id: 1 } }))
    expect(error).toBeInstanceOf(HttpError)
    expect(error).toMatchObject({ kind: 'http', status: 418, data: { why: 'teapot' } })
    expect(error.diagnosis).toBeUndefined()
  })

  test('of a dead server is a CallError with a diagnosis, whose cause is the error of fetch itself', async () => {
    const thrown = new TypeError('fetch failed')
    const dead = createClient(api, {
      baseUrl: 'https://dead.example.test',
      fetch: () => Promise.reject(thrown),
      explain: { probe: 'never' },
    })
    const { error } = await failure(dead.getUser.safe({ params: { id: 1 }, retry: 0 }))
    expect(error).toBeInstanceOf(CallError)
    expect(error).toBeInstanceOf(ApiError)
    expect(error.kind).toBe('network')
    expect(error.cause).toBe(thrown)
    expect(error.diagnosis?.request.url).toBe('https://dead.example.test/users/1')
    expect((await error.explain()).fingerprint).toBe(error.diagnosis?.fingerprint)
  })

  test('of a call that does not fit is found before anything is sent', async () => {
    server.answerWith(json({}))
    const { error } = await failure(
      client().saveUser.safe({ params: { id: 1 }, body: { name: '', at: new Date(0) }, headers: { 'If-Match': 'x' } }),
    )
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({
      kind: 'validation',
      where: 'request',
      path: 'body.name',
      endpoint: 'saveUser',
      route: '/users/:id',
    })
    expect(error.message).toMatch(/^saveUser: PUT \/users\/:id was not sent: body\.name: /)
    expect(server.received).toEqual([])
  })
})

async function failure<E>(result: Promise<{ ok: true } | { ok: false; error: E }>): Promise<{ error: E }> {
  const settled = await result
  if (settled.ok) throw new Error('The call did not fail.')
  return settled
}
