import { runInNewContext } from 'node:vm'
import { describe, expect, test, vi } from 'vitest'
import {
  ApiError,
  CallError,
  createClient,
  type Diagnosis,
  defineApi,
  endpoint,
  HttpError,
  ValidationError,
} from '../../src/client.ts'
import { registry } from '../../src/page/knowledge.ts'

const api = defineApi({ get: endpoint.get('/things/:id'), other: endpoint.get('/b') })

describe('the kind of an error', () => {
  test.each<[kind: string, known: Partial<Diagnosis>]>([
    ['cors', { stage: 'response', cause: 'missing-allow-origin-header' }],
    ['cors', { stage: 'preflight', cause: 'preflight-invalid-status' }],
    ['cors', { stage: 'credentials', cause: 'invalid-allow-credentials' }],
    ['cors', { stage: 'redirect', cause: 'too-many-redirects' }],
    ['network', { stage: 'response', cause: 'missing-allow-origin-header', stageCertainty: 'possible' }],
    ['unreachable', { stage: 'unreachable', cause: 'connection-refused' }],
    ['unreachable', { stage: 'path', cause: 'connection-reset' }],
    ['offline', { stage: 'unreachable', cause: 'offline', certainty: 'likely' }],
    ['blocked', { stage: 'page-policy', cause: 'csp' }],
    ['blocked', { stage: 'request', cause: 'unsafe-port', certainty: 'certain' }],
    ['unreachable', { stage: 'path', cause: 'blocked-by-client' }],
    ['request', { stage: 'request', cause: 'invalid-header' }],
    ['body', { stage: 'body', cause: 'body-network-error' }],
    ['network', { stage: 'unknown', cause: 'unknown', stageCertainty: 'possible' }],
  ])('%s: %j', async (kind, known) => {
    const cause = new TypeError('Failed to fetch')
    const diagnosis = {
      stageCertainty: 'likely',
      certainty: 'possible',
      candidates: [],
      ruledOut: [],
      evidence: [],
      fixes: [],
      request: { method: 'GET', url: 'https://api.example.com/things/7' },
      prediction: { reasons: [], notes: [] },
      ...known,
    }
    registry().set(cause, { version: 1, diagnosis: () => diagnosis, explain: async () => diagnosis })
    const client = createClient(api, { baseUrl: 'https://api.example.com', fetch: () => Promise.reject(cause) })
    const result = await client.get.safe({ params: { id: 7 }, retry: 0 })
    if (result.ok) throw new Error('The call did not fail.')
    expect(result.error.kind).toBe(kind)
    expect(result.error.cause).toBe(cause)
    expect(result.error.diagnosis).toBe(diagnosis)
    expect(result.error.message).toMatch(/^get: GET \/things\/:id failed: ./)
    expect(await result.error.explain()).toBe(diagnosis)
  })
})

test('an error keeps the body of its answer out of its JSON', async () => {
  const fetch = async () => Response.json({ mail: 'ada@example.com' }, { status: 422 })
  const result = await createClient(api, { baseUrl: 'https://api.example.com', fetch }).get.safe({ params: { id: 7 } })
  if (result.ok || result.error.kind !== 'http') throw new Error('It was not answered 422.')
  const { error } = result
  expect(error.data).toEqual({ mail: 'ada@example.com' })
  expect(JSON.stringify(error)).not.toContain('ada@')
  expect(Object.keys(error)).toContain('status')
})

describe('an error', () => {
  const error = new CallError(api.get, 'network', 'failed: x', new TypeError('y'))

  test('is told by instanceof, of its own class and of the base', () => {
    expect(error).toBeInstanceOf(CallError)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(HttpError)
    expect(error).not.toBeInstanceOf(ValidationError)
    for (const other of [new Error('x'), null, undefined, 'x', {}]) expect(other instanceof ApiError).toBe(false)
  })

  test('is told by another copy of whycors', async () => {
    vi.resetModules()
    const copy = await import('../../src/client.ts')
    expect(copy.CallError).not.toBe(CallError)
    expect(error).toBeInstanceOf(copy.CallError)
    expect(error).toBeInstanceOf(copy.ApiError)
    expect(error).not.toBeInstanceOf(copy.HttpError)
  })

  test('of the app that extends ours is judged as ever', () => {
    class Mine extends CallError<'network'> {}
    expect(error instanceof Mine).toBe(false)
    expect(new Mine(api.get, 'network', 'x')).toBeInstanceOf(Mine)
    expect(new Mine(api.get, 'network', 'x')).toBeInstanceOf(CallError)
  })

  test('of another realm is an error too', () => {
    const foreign = runInNewContext('new TypeError("Failed to fetch")') as Error
    expect(new CallError(api.get, 'network', 'failed', foreign).cause).toBe(foreign)
  })

  test('belongs to its endpoint', async () => {
    const client = createClient(api)
    expect(client.get.isError(error)).toBe(true)
    expect(client.other.isError(error)).toBe(false)
    expect(client.get.isError(new Error('x'))).toBe(false)
  })

  test('has its names where code was minified', () => {
    expect(error.name).toBe('CallError')
    expect(String(error)).toBe('CallError: get: GET /things/:id failed: x')
  })
})
