import { describe, expect, test } from 'vitest'
import { captureXhr } from '../../src/capture/capture-xhr.ts'
import { enforceCors } from '../../src/enforce/enforce-cors.ts'
import { createEnforcedPage } from '../../src/enforce/enforced-page.ts'
import { playCall } from '../../src/enforce/play-call.ts'
import type { Engine } from '../../src/model/environment.ts'
import { api, ok, open, page, stubFetch } from './support/stub-fetch.ts'

const xhr = (more: object = {}) => captureXhr({ url: `${api}/a`, ...more })

describe('an XMLHttpRequest', () => {
  test('passes with what it may see, and the answer itself', async () => {
    const stub = stubFetch(() => ok({ 'x-hidden': '1', 'content-type': 'text/plain' }))
    const result = await playCall(createEnforcedPage(stub.fetch, { origin: page }), { record: xhr() })
    expect(result).toMatchObject({ outcome: 'pass', url: `${api}/a`, redirected: false })
    if (result.outcome !== 'pass') return
    expect(result.filtered.exposedHeaders).toEqual(['content-type'])
    expect(await result.response.text()).toBe('hello')
  })

  test('says what to hang beside it where it is refused', async () => {
    const stub = stubFetch(() => new Response('x'))
    const result = await playCall(createEnforcedPage(stub.fetch, { origin: page }), { record: xhr({ withCredentials: true }) })
    expect(result.outcome).toBe('refused')
    if (result.outcome === 'pass') return
    expect(result.knowledge.diagnosis()).toMatchObject({ cause: 'missing-allow-origin-header', request: { api: 'xhr' } })
  })

  // Measured 2026-11-23, before and after a redirect: Chromium forgets the listener where there is no body.
  test.each<[engine: Engine, method: string, preflights: number]>([
    ['standard', 'GET', 2],
    ['chromium', 'GET', 0],
    ['chromium', 'POST', 2],
  ])('in %s with an upload listener, %s: %i preflights along a redirect', async (engine, method, preflights) => {
    const stub = stubFetch(({ method: sent, url }) =>
      sent === 'OPTIONS'
        ? ok({ 'access-control-max-age': '0' }, null)
        : url.endsWith('/a')
          ? new Response(null, { status: 307, headers: open({ location: `${api}/b` }) })
          : ok(),
    )
    const body = method === 'POST' ? 'x' : null
    const record = xhr({ method, body, uploadListener: true })
    const result = await playCall(createEnforcedPage(stub.fetch, { origin: page, engine }), { record, body })
    expect(result.outcome).toBe('pass')
    expect(stub.sent.filter((message) => message.method === 'OPTIONS').length).toBe(preflights)
  })
})

test('answers that the page does not get are let go of, and no other', async () => {
  const ended: string[] = []
  const body = (name: string) => new ReadableStream({ cancel: () => void ended.push(name) })
  const stub = stubFetch(({ method, url }) =>
    method === 'OPTIONS'
      ? ok({}, body('preflight'))
      : url.endsWith('/a')
        ? new Response(body('redirect'), { status: 307, headers: open({ location: `${api}/b` }) })
        : ok({}, body('answer')),
  )
  const result = await playCall(createEnforcedPage(stub.fetch, { origin: page }), { record: xhr({ method: 'PUT' }) })
  expect(result.outcome).toBe('pass')
  expect(ended).toEqual(['preflight', 'redirect', 'preflight'])
})

test('redirects and secrets are kept in the exchange as far as they decide', async () => {
  const stub = stubFetch(({ url }) =>
    url.includes('/a?') ? new Response(null, { status: 302, headers: open({ location: `${api}/b?token=secret` }) }) : ok(),
  )
  const record = xhr({ url: `${api}/a?key=secret`, headers: [['accept', 'application/json']] })
  const redact = (url: string) => url.replace('/b', '/redacted')
  const { exchange } = await playCall(createEnforcedPage(stub.fetch, { origin: page, redact }), { record })
  expect(exchange.steps.map(({ kind }) => kind)).toEqual(['request', 'redirect'])
  expect(JSON.stringify(exchange)).not.toContain('secret')
  expect(exchange.steps[1]?.request.url).toContain('/redacted')
})

// Measured 2026-11-28 with WebKitGTK 2.50.6.
test.each<[engine: Engine, type: string, sent: string | null]>([
  ['webkit', 'application/json', 'application/json'],
  ['webkit', '', null],
  ['chromium', 'application/json', null],
  ['chromium', 'text/plain', 'text/plain'],
])('in %s a no-cors request with a Blob of the type %j has the Content-Type %j', async (engine, type, sent) => {
  const stub = stubFetch(() => ok())
  await enforceCors(stub.fetch, { origin: page, engine })(`${api}/a`, {
    method: 'POST',
    mode: 'no-cors',
    body: new Blob(['x'], { type }),
  })
  expect(stub.sent[0]?.headers.get('content-type')).toBe(sent)
})

test.each<[engine: Engine, method: string, sent: string | null]>([
  ['webkit', 'GET', 'application/x-www-form-urlencoded;charset=UTF-8'],
  ['chromium', 'GET', null],
  ['chromium', 'POST', 'application/x-www-form-urlencoded;charset=UTF-8'],
])('in %s an XMLHttpRequest with URLSearchParams and %s has the Content-Type %j', async (engine, method, sent) => {
  const stub = stubFetch(() => ok())
  const body = new URLSearchParams('a=1')
  await playCall(createEnforcedPage(stub.fetch, { origin: page, engine }), { record: xhr({ method, body }), body })
  expect(stub.sent[0]?.headers.get('content-type')).toBe(sent)
})
