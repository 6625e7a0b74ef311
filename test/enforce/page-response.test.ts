import { describe, expect, test } from 'vitest'
import type { EnforcedPass } from '../../src/enforce/enforced-call.ts'
import { pageResponse } from '../../src/enforce/page-response.ts'
import type { FilteredResponse } from '../../src/protocol/filtered-response.ts'

const pass = (filtered: Partial<FilteredResponse>, response: Response): EnforcedPass => ({
  outcome: 'pass',
  prediction: { verdict: 'simple', certainty: 'certain', reasons: [], notes: [], dropped: [] },
  exchange: { version: 1, steps: [], sameCredentials: true, sameMethod: true },
  filtered: { type: 'cors', status: response.status, headers: [], exposedHeaders: [], ...filtered },
  response,
  url: 'https://api.test/a',
  redirected: true,
})

describe('pageResponse', () => {
  test('hands the very body on, and the status with its text', async () => {
    const answer = new Response('x', { status: 404, statusText: 'Not here' })
    const response = pageResponse(pass({ headers: [['x-a', '1']] }, answer), undefined)
    expect(response.body).toBe(answer.body)
    expect([response.status, response.statusText, response.ok, response.redirected]).toEqual([404, 'Not here', false, true])
    expect(response).toBeInstanceOf(Response)
    expect(await response.text()).toBe('x')
  })

  test.each([204, 205, 304])('has no body with the status %i, as a stub may', (status) => {
    const answer = Object.defineProperty(new Response('x'), 'status', { value: status })
    expect(pageResponse(pass({}, answer), undefined)).toMatchObject({ status, body: null })
  })

  test.each([199, 600, 999])('keeps the status %i, which no constructor takes, in a clone too', async (status) => {
    const answer = Object.defineProperty(new Response('x'), 'status', { value: status })
    const response = pageResponse(pass({}, answer), undefined)
    const copy = response.clone()
    expect([response.status, response.ok, copy.status, await copy.text()]).toEqual([status, false, status, 'x'])
  })

  test.each([
    [' Not here\t', 'Not here'],
    ['caf\u00e9', 'caf\u00e9'],
    ['caf\ufffd', 'caf\ufffd'],
  ])('shows the status text %j as %j', (given, shown) => {
    const answer = Object.defineProperty(new Response('x'), 'statusText', { value: given })
    expect(pageResponse(pass({}, answer), undefined).statusText).toBe(shown)
  })

  test.each([
    ['opaque', ''],
    ['opaqueredirect', 'https://api.test/a'],
  ] as const)('of the type %s shows nothing but the URL %j', (type, url) => {
    const response = pageResponse(pass({ type, status: 0 }, new Response('x', { status: 302, statusText: 'Found' })), undefined)
    expect(response).toMatchObject({ type, url, status: 0, statusText: '', ok: false, redirected: false, body: null })
  })

  test('ends its body with the signal', async () => {
    const controller = new AbortController()
    const response = pageResponse(pass({}, new Response(new ReadableStream())), controller.signal)
    const reading = response.text()
    controller.abort(new Error('enough'))
    await expect(reading).rejects.toThrow('enough')
  })
})
