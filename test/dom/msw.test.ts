import ky, { isNetworkError } from 'ky'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createFetch, diagnosisOf, explain, install, predict } from '../../src/index.ts'

const api = 'https://api.example.test'
const received: { method: string; url: string; body: string }[] = []

const server = setupServer(
  http.all(`${api}/orders`, async ({ request }) => {
    received.push({ method: request.method, url: request.url, body: await request.text() })
    return HttpResponse.json({ ok: true })
  }),
  http.get(`${api}/dead`, () => HttpResponse.error()),
)

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => server.close())
afterEach(() => {
  server.resetHandlers()
  received.length = 0
})

describe('the drop-in in front of MSW', () => {
  test('sends what it was given, once', async () => {
    const fetch = createFetch()
    const response = await fetch(`${api}/orders`, { method: 'PUT', body: JSON.stringify({ id: 1 }) })
    expect(await response.json()).toEqual({ ok: true })
    expect(received).toEqual([{ method: 'PUT', url: `${api}/orders`, body: '{"id":1}' }])
  })

  test('predicts from the page of the DOM', () => {
    expect(predict('/orders')).toMatchObject({ verdict: 'same-origin', certainty: 'certain' })
    expect(predict(`${api}/orders`, { method: 'PUT' })).toMatchObject({ verdict: 'preflight', certainty: 'certain' })
  })

  test('knows the failure that MSW made, through the error of ky', async () => {
    const client = ky.create({ fetch: createFetch({ probe: 'never' }), retry: 0 })
    const error: unknown = await client.get(`${api}/dead`).catch((reason: unknown) => reason)
    expect(isNetworkError(error)).toBe(true)
    expect(diagnosisOf(error)?.request).toMatchObject({ method: 'GET', url: `${api}/dead` })
    expect((await explain(error)).certainty).not.toBe('certain')
  })

  test('installs over the fetch of MSW and goes away again', async () => {
    const before = globalThis.fetch
    const uninstall = install({ console: false })
    const error: unknown = await fetch(`${api}/dead`).catch((reason: unknown) => reason)
    uninstall()
    expect(diagnosisOf(error)).toBeDefined()
    expect(globalThis.fetch).toBe(before)
  })
})
