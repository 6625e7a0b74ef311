import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  ApiError,
  type ApiError as Base,
  blob,
  createClient,
  defineApi,
  endpoint,
  stream,
  ValidationError,
} from '../../src/client.ts'
import { type Answer, type ApiServer, json, startApi } from './support/start-api.ts'

const api = defineApi({
  user: endpoint.get('/users/:id/files/:file', { response: z.object({ id: z.number() }) }),
  list: endpoint.get('/users', {
    query: z
      .object({ pageSize: z.number().optional(), tag: z.string().optional() })
      .transform(({ pageSize, ...rest }) => ({ ...rest, ...(pageSize !== undefined && { page_size: pageSize }) })),
  }),
  find: endpoint.get('/find', { query: { q: z.string().optional() } }),
  nested: endpoint.get('/nested', { query: z.object({ where: z.object({ a: z.number() }) }) }),
  save: endpoint.put('/users/:id', {
    body: z.object({ mail: z.array(z.object({ to: z.email() })) }),
    response: z.object({ id: z.number() }),
    errors: { 404: z.object({ missing: z.string() }) },
  }),
  ping: endpoint.get('/ping'),
  image: endpoint.post('/image', { body: blob(), response: stream() }),
  maybe: endpoint.get('/maybe', { response: z.object({ id: z.number() }).optional() }),
})

let server: ApiServer
beforeAll(async () => {
  server = await startApi()
})
afterAll(() => server.close())

// As JavaScript may call it.
type Loose = Record<
  string,
  { safe(request?: unknown): Promise<{ ok: boolean; data?: unknown; error: Base & { path?: string } }> }
>
const client = () => createClient(api, { baseUrl: server.origin, explain: { probe: 'never' } }) as unknown as Loose

describe('a call is refused before the network', () => {
  test.each<[name: string, request: unknown, path: string, says: string]>([
    ['user', {}, 'params.id', 'user: GET /users/:id/files/:file was not sent: params.id: is missing'],
    ['user', { params: { id: 1 } }, 'params.file', 'user: GET /users/:id/files/:file was not sent: params.file: is missing'],
    ['user', { params: { id: '..', file: 1 } }, 'params.id', 'in a path'],
    ['user', { params: { id: '.', file: 1 } }, 'params.id', 'in a path'],
    ['user', { params: { id: '', file: 1 } }, 'params.id', 'cannot be "" in a path'],
    ['user', { params: { id: '\ud800', file: 1 } }, 'params.id', 'in a path'],
    ['list', { query: { pagesize: 1 } }, 'query.pagesize', 'list: GET /users was not sent: query.pagesize: is not declared'],
    ['list', { query: { pageSize: 1, more: 'x' } }, 'query.more', 'is not declared'],
    ['list', { query: { pageSize: 'x' } }, 'query.pageSize', 'number'],
    ['find', { query: { p: 'x' } }, 'query.p', 'is not declared'],
    ['ping', { query: { p: 'x' } }, 'query.p', 'is not declared'],
    ['nested', { query: { where: { a: 1 } } }, 'query.where', 'is an object: make it a string in the schema'],
    ['ping', { headers: { 'x-filter': { a: 1 } } }, 'headers.x-filter', 'is an object: make it a string in the schema'],
    [
      'save',
      { params: { id: 1 }, body: { mail: [{ to: 'x' }] } },
      'body.mail.0.to',
      'save: PUT /users/:id was not sent: body.mail.0.to: ',
    ],
    ['save', { params: { id: 1 } }, 'body', 'body: '],
    ['ping', { body: 1 }, 'body', 'is not declared'],
    ['image', {}, 'body', 'is missing'],
    ['ping', { headers: { 'x-key': 'secret\n1' } }, 'headers.x-key', 'headers.x-key: is malformed'],
    ['ping', { headers: { 'x key': '1' } }, 'headers.x key', 'headers.x key: is malformed'],
  ])('%s %j', async (name, request, path, says) => {
    server.answerWith(json({}))
    const { error } = await (client()[name] as Loose[string]).safe(request)
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({ kind: 'validation', where: 'request', endpoint: name, path })
    expect(error.message).toContain(says)
    expect(error.message).not.toContain('secret')
    expect(server.received).toEqual([])
  })
})

test('a key that the schema renames, or an undefined one, is no undeclared key', async () => {
  server.answerWith((_, response) => void response.end())
  expect(await client()['list']?.safe({ query: { pageSize: 2, other: undefined } })).toEqual({ ok: true, data: undefined })
  expect(server.received[0]?.url).toBe('/users?page_size=2')
})

test('what is put into a path is encoded', async () => {
  server.answerWith(json({ id: 1 }))
  await client()['user']?.safe({ params: { id: '../a?b#c', file: '%2e%2e' } })
  expect(server.received[0]?.url).toBe('/users/..%2Fa%3Fb%23c/files/%252e%252e')
})

const text =
  (body: string, type: string, status = 200): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': type }).end(body)

describe('a response that does not fit', () => {
  test.each<[because: string, answer: Answer, kind: string, says: string]>([
    ['a page of HTML', text('<p>', 'text/html'), 'validation', 'body: is not JSON (Content-Type: text/html)'],
    [
      'JSON that breaks off',
      text('{"id":', 'application/json'),
      'validation',
      'body: is not JSON (Content-Type: application/json)',
    ],
    [
      'nothing',
      text('', 'application/json'),
      'validation',
      'save: PUT /users/:id got a response of status 200 that does not fit: body: ',
    ],
    ['another value', json({ id: 'x' }), 'validation', 'body.id: '],
    [
      'an error of another form',
      json({ lost: 1 }, 404),
      'validation',
      'got a response of status 404 that does not fit: body.missing: ',
    ],
    [
      'an error page for an error of the contract',
      text('<p>', 'text/html', 404),
      'validation',
      'of status 404 that does not fit: body: ',
    ],
  ])('%s', async (_, answer, kind, says) => {
    server.answerWith(answer)
    const { error } = await (client()['save'] as Loose[string]).safe({ params: { id: 1 }, body: { mail: [] } })
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ kind, where: 'response' })
    expect(error.message).toContain(says)
    expect(error.response).toBeInstanceOf(Response)
    expect(error.cause).toBeInstanceOf(Error)
  })

  test.each<[because: string, answer: Answer]>([
    [
      'a length that is not kept',
      (_, response) => void response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy()),
    ],
    ['chunks that break off', (_, response) => void response.writeHead(200).write('{', () => response.destroy())],
  ])('%s is an error of the kind body', async (_, answer) => {
    server.answerWith(answer)
    const { error } = await (client()['save'] as Loose[string]).safe({ params: { id: 1 }, body: { mail: [] }, retry: 0 })
    expect(error).toMatchObject({ kind: 'body', diagnosis: { stage: 'body' } })
    expect(error.cause).toBeInstanceOf(TypeError)
  })

  test('a status without a body gives undefined to the schema', async () => {
    server.answerWith((_, response) => void response.writeHead(204).end())
    expect(await client()['maybe']?.safe()).toEqual({ ok: true, data: undefined })
  })
})

describe('defineApi', () => {
  test.each([
    ['/a/:id/b/:id', ':id comes twice'],
    ['a', 'the path is malformed'],
    ['', 'the path is malformed'],
    ['//host/a', 'the path is malformed'],
    ['/a//b', 'the path is malformed'],
    ['/a/../b', 'the path is malformed'],
    ['/a/%2E/b', 'the path is malformed'],
    ['/a?b=c', 'the path is malformed'],
    ['/a#b', 'the path is malformed'],
    ['/a b', 'the path is malformed'],
    ['/a/:', 'the path is malformed'],
    ['/a/:id.json', 'the path is malformed'],
    ['/a\\b', 'the path is malformed'],
    ['/100%', 'the path is malformed'],
  ])('refuses the path %s', (path, says) => {
    expect(() => defineApi({ bad: endpoint.get(path as '/') })).toThrow(TypeError)
    expect(() => defineApi({ bad: endpoint.get(path as '/') })).toThrow(
      `defineApi: bad: GET ${path}: ${says.startsWith(':') ? says : ''}`,
    )
    expect(() => defineApi({ bad: endpoint.get(path as '/') })).toThrow(says)
  })

  test.each(['/', '/a', '/a/', '/a/:id', '/:a/:b', '/a.b/%20/~c@d:e', '/.well-known/x', '/a/...'])(
    'takes the path %s',
    (path) => {
      expect(defineApi({ good: endpoint.get(path as '/') }).good).toMatchObject({ name: 'good', path })
    },
  )

  test('refuses what it does not know', () => {
    expect(() => defineApi({ bad: endpoint.post('/a', { boddy: z.string() } as object) })).toThrow('unknown key "boddy"')
    expect(() => defineApi({ bad: endpoint.request('GE T', '/a') })).toThrow('no HTTP token')
    expect(() => defineApi({ $ky: endpoint.get('/a') })).toThrow('clients use this name themselves')
    expect(() => createClient(api, { baseURL: '/' } as object)).toThrow('createClient: unknown option "baseURL"')
    expect(() => createClient(api, { preflight: 'forbidden' as 'allow' })).toThrow('preflight must be one of allow, warn, forbid')
    expect(() => createClient(api, { rewrite: { 'https://a.example/path': 'lossless' } })).toThrow('https://a.example/path')
  })
})
