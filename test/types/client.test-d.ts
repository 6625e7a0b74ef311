import { type } from 'arktype'
import type { KyInstance } from 'ky'
import * as v from 'valibot'
import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import {
  type ApiError,
  blob,
  type CallError,
  createClient,
  type Diagnosis,
  defineApi,
  type ErrorOf,
  endpoint,
  form,
  type HttpError,
  multipart,
  type PreflightOf,
  stream,
  text,
  type ValidationError,
} from '../../src/client.ts'

const User = z.object({ id: z.number(), born: z.string().transform((text) => new Date(text)) })
const NotFound = z.object({ missing: z.string() })
const Conflict = v.object({ with: v.number() })

const api = defineApi({
  getUser: endpoint.get('/users/:id', { response: User }),
  getFile: endpoint.get('/users/:userId/files/:file', { response: blob() }),
  listUsers: endpoint.get('/users', {
    query: z.object({ page: z.coerce.number<number>().default(1), tag: z.string().optional() }),
    response: z.array(User),
    responseHeaders: { 'X-Total-Count': z.coerce.number() },
  }),
  saveUser: endpoint.put('/users/:id', {
    body: z.object({ name: z.string(), born: z.date().transform((date) => date.toISOString()) }),
    response: User,
    headers: { 'If-Match': z.string(), 'X-Trace': z.string().optional(), 'X-Version': '2' },
    errors: { 404: NotFound, 409: Conflict },
  }),
  search: endpoint.post('/search', {
    body: v.object({ text: v.pipe(v.string(), v.transform(Number)) }),
    response: v.object({ hits: v.pipe(v.number(), v.transform(String)) }),
  }),
  match: endpoint.post('/match', { body: type({ text: 'string' }), response: type({ at: 'string.date.parse' }) }),
  logIn: endpoint.post('/login', { body: form(z.object({ user: z.string() })), response: text() }),
  upload: endpoint.post('/files', { body: multipart(z.object({ file: z.instanceof(Blob) })) }),
  put: endpoint.put('/raw', { body: stream(), response: stream() }),
  note: endpoint.post('/note', { body: text() }),
  raw: endpoint.post('/raw', { body: blob('image/png') }),
  ping: endpoint.get('/ping'),
})
const client = createClient(api, { baseUrl: 'https://api.example.com' })

describe('what a call takes', () => {
  test('path parameters come from the literal', () => {
    expectTypeOf(client.getFile)
      .parameter(0)
      .toHaveProperty('params')
      .toEqualTypeOf<{ userId: string | number; file: string | number }>()
    client.getUser({ params: { id: 1 } })
    // @ts-expect-error the parameter is missing
    client.getUser({ params: {} })
    // @ts-expect-error nothing is given
    client.getUser()
    // @ts-expect-error there is no such parameter
    client.getUser({ params: { id: 1, name: 2 } })
  })

  test('a query has the input of its schema, and no other keys', () => {
    client.listUsers()
    client.listUsers({ query: { page: 2 } })
    client.listUsers({ query: { tag: 'a' }, signal: new AbortController().signal, timeout: 100, retry: 3 })
    // @ts-expect-error the key is not declared
    client.listUsers({ query: { pages: 2 } })
    // @ts-expect-error the endpoint has no query
    client.ping({ query: { page: 2 } })
  })

  test('a body has the input of its schema', () => {
    expectTypeOf(client.saveUser).parameter(0).toHaveProperty('body').toEqualTypeOf<{ name: string; born: Date }>()
    expectTypeOf(client.search).parameter(0).toHaveProperty('body').toEqualTypeOf<{ text: string }>()
    expectTypeOf(client.match).parameter(0).toHaveProperty('body').toEqualTypeOf<{ text: string }>()
    expectTypeOf(client.logIn).parameter(0).toHaveProperty('body').toEqualTypeOf<{ user: string }>()
    expectTypeOf(client.put).parameter(0).toHaveProperty('body').toEqualTypeOf<ReadableStream<Uint8Array>>()
    expectTypeOf(client.note).parameter(0).toHaveProperty('body').toEqualTypeOf<string>()
    expectTypeOf(client.raw).parameter(0).toHaveProperty('body').toEqualTypeOf<Blob>()
    client.upload({ body: { file: new Blob([]) } })
    // @ts-expect-error a GET has no body
    endpoint.get('/a', { body: z.string() })
    // @ts-expect-error the endpoint has none
    client.ping({ body: 1 })
  })

  test('headers that are declared, without the constant ones, and others as text', () => {
    const call = { params: { id: 1 }, body: { name: 'a', born: new Date() } }
    client.saveUser({ ...call, headers: { 'If-Match': 'x' } })
    client.saveUser({ ...call, headers: { 'If-Match': 'x', 'X-Trace': 'y', 'x-own': 'z' } })
    client.ping({ headers: { authorization: 'x' } })
    // @ts-expect-error If-Match is missing
    client.saveUser({ ...call, headers: { 'X-Trace': 'y' } })
    // @ts-expect-error headers are missing
    client.saveUser(call)
    // @ts-expect-error a number is none
    client.saveUser({ ...call, headers: { 'If-Match': 1 } })
  })

  test('the options of ky, but for those that the contract decides', () => {
    client.ping({ hooks: { beforeRequest: [] }, credentials: 'include', onDownloadProgress: () => {} })
    // @ts-expect-error the contract has the method
    client.ping({ method: 'POST' })
    // @ts-expect-error and the query
    client.ping({ searchParams: 'a' })
  })

  test('a contract has no unknown keys, and paths begin with a slash', () => {
    // @ts-expect-error a typing error
    endpoint.get('/a', { query: z.object({}), respons: User })
    // @ts-expect-error no slash
    endpoint.get('a')
  })
})

describe('what a call gives', () => {
  test('is the output of the schema', () => {
    expectTypeOf(client.getUser).returns.resolves.toEqualTypeOf<{ id: number; born: Date }>()
    expectTypeOf(client.search).returns.resolves.toEqualTypeOf<{ hits: string }>()
    expectTypeOf(client.match).returns.resolves.toEqualTypeOf<{ at: Date }>()
    expectTypeOf(client.logIn).returns.resolves.toEqualTypeOf<string>()
    expectTypeOf(client.getFile).returns.resolves.toEqualTypeOf<Blob>()
    expectTypeOf(client.put).returns.resolves.toEqualTypeOf<ReadableStream<Uint8Array>>()
    expectTypeOf(client.ping).returns.resolves.toEqualTypeOf<void>()
    expectTypeOf(client.listUsers.withResponse).returns.resolves.toEqualTypeOf<{
      data: { id: number; born: Date }[]
      headers: { readonly 'X-Total-Count': number }
      response: Response
    }>()
    expectTypeOf(client.$ky).toEqualTypeOf<KyInstance>()
  })

  test('is told apart by ok', async () => {
    const result = await client.getUser.safe({ params: { id: 1 } })
    if (result.ok) expectTypeOf(result.data).toEqualTypeOf<{ id: number; born: Date }>()
    else expectTypeOf(result.error).toEqualTypeOf<ErrorOf<typeof api.getUser>>()
  })
})

describe('an error', () => {
  test('is narrowed by kind and status, to the body of the contract', () => {
    const narrow = (error: ErrorOf<typeof api.saveUser>) => {
      expectTypeOf(error).toExtend<ApiError>()
      if (error.kind === 'http' && error.status === 404) {
        expectTypeOf(error.data).toEqualTypeOf<{ missing: string }>()
        expectTypeOf(error.status).toEqualTypeOf<404>()
      } else if (error.kind === 'http' && error.status === 409) expectTypeOf(error.data).toEqualTypeOf<{ with: number }>()
      else if (error.kind === 'http') expectTypeOf(error.data).toEqualTypeOf<unknown>()
      else if (error.kind === 'validation') expectTypeOf(error).toEqualTypeOf<ValidationError>()
      else if (error.kind === 'cors') expectTypeOf(error).toEqualTypeOf<CallError<'cors'>>()
      expectTypeOf(error.diagnosis).toEqualTypeOf<Diagnosis | undefined>()
      expectTypeOf(error.explain()).resolves.toEqualTypeOf<Diagnosis>()
    }
    expectTypeOf(narrow).toBeFunction()
  })

  test('leaves nothing when each kind was seen', () => {
    const name = (error: ErrorOf<typeof api.getUser>): string => {
      switch (error.kind) {
        case 'http':
          expectTypeOf(error).toEqualTypeOf<HttpError>()
          return String(error.status)
        case 'validation':
          return error.path
        case 'cors':
        case 'unreachable':
        case 'blocked':
        case 'offline':
        case 'network':
        case 'body':
        case 'request':
        case 'timeout':
        case 'aborted':
          return error.kind
        default:
          expectTypeOf(error).toEqualTypeOf<never>()
          return ''
      }
    }
    expectTypeOf(name).toBeFunction()
  })

  test('gets its type in a catch', async () => {
    try {
      await client.saveUser({ params: { id: 1 }, body: { name: '', born: new Date() }, headers: { 'If-Match': '' } })
    } catch (error) {
      if (client.saveUser.isError(error)) expectTypeOf(error).toEqualTypeOf<ErrorOf<typeof api.saveUser>>()
    }
  })
})

describe('a preflight in the types', () => {
  test('has the rules of predict as its reasons', () => {
    expectTypeOf<PreflightOf<typeof api.getUser>>().toEqualTypeOf<{ preflight: false; reasons: never }>()
    expectTypeOf<PreflightOf<typeof api.logIn>>().toEqualTypeOf<{ preflight: false; reasons: never }>()
    expectTypeOf<PreflightOf<typeof api.put>>().toEqualTypeOf<{
      preflight: true
      reasons: { rule: 'method-not-safelisted'; subject: 'PUT' } | { rule: 'stream-body' }
    }>()
    expectTypeOf<PreflightOf<typeof api.raw>['reasons']>().toEqualTypeOf<{
      rule: 'content-type-not-safelisted'
      subject: 'content-type'
    }>()
    expectTypeOf<PreflightOf<typeof api.saveUser>['reasons']>().toEqualTypeOf<
      | { rule: 'method-not-safelisted'; subject: 'PUT' }
      | { rule: 'content-type-not-safelisted'; subject: 'content-type' }
      | { rule: 'header-not-safelisted'; subject: 'if-match' }
      | { rule: 'header-not-safelisted'; subject: 'x-trace' }
      | { rule: 'header-not-safelisted'; subject: 'x-version' }
    >()
  })

  const simple = defineApi({ get: endpoint.get('/a'), logIn: endpoint.post('/b', { body: form(z.object({})) }) })
  const orders = defineApi({
    save: endpoint.put('/orders/:orderId', { body: z.object({}), headers: { 'X-Tenant': z.string() } }),
    trace: endpoint.get('/a', { headers: { traceparent: z.string() } }),
  })

  test('can be forbidden, for what needs none', () => {
    createClient(simple, { baseUrl: 'https://api.example.com', preflight: 'forbid' })
    createClient(orders, { baseUrl: '/api', preflight: 'forbid' })
    createClient(orders, { preflight: 'forbid' })
    createClient(orders, { baseUrl: 'https://api.example.com', preflight: 'warn' })
    // @ts-expect-error save needs a preflight
    createClient(orders, { baseUrl: 'https://api.example.com', preflight: 'forbid' })
    // @ts-expect-error two slashes lead to another host
    createClient(orders, { baseUrl: '//api.example.com', preflight: 'forbid' })
    // @ts-expect-error a backslash is a slash
    createClient(orders, { baseUrl: '/\\api.example.com', preflight: 'forbid' })
    // @ts-expect-error any text counts as another origin
    createClient(orders, { baseUrl: 'https://api.example.com' as string, preflight: 'forbid' })
    // @ts-expect-error and so does a URL
    createClient(orders, { baseUrl: new URL('https://api.example.com'), preflight: 'forbid' })
    // @ts-expect-error nobody knows the base of an instance of ky
    createClient(orders, { ky: {} as KyInstance, preflight: 'forbid' })
  })

  test('can be forbidden, for what the rewrite policy makes simple', () => {
    const policy = {
      jsonAsText: true,
      methodOverride: ['PUT /v1/orders/:id'],
      headersInQuery: ['x-tenant'],
      telemetry: true,
      server: 'whycors/1',
    } as const
    const { telemetry: _, ...less } = policy
    const api = 'https://api.example.com'
    createClient(orders, { preflight: 'forbid', baseUrl: `${api}/v1`, rewrite: { [api]: policy } })
    createClient(orders, { preflight: 'forbid', baseUrl: `${api}/v1/`, rewrite: { [api]: policy } })
    // @ts-expect-error another origin
    createClient(orders, { preflight: 'forbid', baseUrl: 'https://api.example.org/v1', rewrite: { [api]: policy } })
    // @ts-expect-error another path
    createClient(orders, { preflight: 'forbid', baseUrl: `${api}/v2`, rewrite: { [api]: policy } })
    // @ts-expect-error traceparent stays
    createClient(orders, { preflight: 'forbid', baseUrl: `${api}/v1`, rewrite: { [api]: less } })
    // @ts-expect-error lossless removes none of these
    createClient(orders, { preflight: 'forbid', baseUrl: `${api}/v1`, rewrite: { [api]: 'lossless' } })
  })
})
