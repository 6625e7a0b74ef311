import { afterEach, describe, expect, test, vi } from 'vitest'
import { enforceCors } from '../../src/enforce/enforce-cors.ts'
import { EnforceFault } from '../../src/enforce/enforce-fault.ts'
import type { EnforceOptions } from '../../src/enforce/enforce-options.ts'
import type { CauseId } from '../../src/model/cause.ts'
import { diagnosisOf } from '../../src/page/diagnosis-of.ts'
import { explain } from '../../src/page/explain.ts'
import { isCorsFailure, isUnreachable } from '../../src/page/guards.ts'
import { api, ok, open, page, rejectionOf, stubFetch } from './support/stub-fetch.ts'

const enforced = (stub: ReturnType<typeof stubFetch>, options: Partial<EnforceOptions> = {}) =>
  enforceCors(stub.fetch, { origin: page, ...options })

afterEach(() => {
  vi.useRealTimers()
})

describe('what passes', () => {
  test('a simple request goes out once, with the Origin, and shows what is exposed alone', async () => {
    const stub = stubFetch(() =>
      ok({ 'x-total': '1', 'x-shown': 'y', 'content-type': 'text/plain', 'access-control-expose-headers': 'x-shown' }),
    )
    const response = await enforced(stub)(`${api}/a#top`)
    expect([response.type, response.url, response.redirected, response.status]).toEqual(['cors', `${api}/a`, false, 200])
    expect([...response.headers]).toEqual([
      ['content-type', 'text/plain'],
      ['x-shown', 'y'],
    ])
    expect(await response.text()).toBe('hello')
    expect(stub.lines()).toEqual([`GET ${api}/a`])
    expect(stub.sent[0]?.headers.get('origin')).toBe(page)
    expect(stub.sent[0]?.init).toMatchObject({ redirect: 'manual', credentials: 'omit' })
  })

  test('a preflight asks as a browser does, without the body and the headers themselves', async () => {
    const stub = stubFetch(({ method }) => (method === 'OPTIONS' ? new Response(null, { status: 204, headers: open() }) : ok()))
    await enforced(stub)(`${api}/a`, { method: 'PUT', headers: { 'X-A': '1', 'Content-Type': 'application/json' }, body: '{}' })
    expect(stub.lines()).toEqual([`OPTIONS ${api}/a`, `PUT ${api}/a`])
    expect(Object.fromEntries(stub.sent[0]?.headers ?? [])).toEqual({
      accept: '*/*',
      'access-control-request-headers': 'content-type,x-a',
      'access-control-request-method': 'PUT',
      origin: page,
    })
    expect(stub.sent[1]).toMatchObject({ body: '{}' })
    expect(stub.sent[1]?.headers.get('x-a')).toBe('1')
  })

  test.each<[what: string, body: BodyInit, type: string | RegExp]>([
    ['a string', 'text', 'text/plain;charset=UTF-8'],
    ['URLSearchParams', new URLSearchParams({ a: '1' }), 'application/x-www-form-urlencoded;charset=UTF-8'],
    ['a Blob', new Blob(['x'], { type: 'text/plain' }), 'text/plain'],
  ])('%s gets its Content-Type', async (_, body, type) => {
    const stub = stubFetch(() => ok())
    await enforced(stub)(`${api}/a`, { method: 'POST', body })
    expect(stub.lines()).toEqual([`POST ${api}/a`])
    expect(stub.sent[0]?.headers.get('content-type')).toBe(type)
  })

  test('a form goes as it is, so that the boundary in the header is its own', async () => {
    const stub = stubFetch(() => ok())
    const form = new FormData()
    form.append('a', '1')
    const sent = enforced(stub)(`${api}/a`, { method: 'POST', body: form })
    form.append('later', 'not sent')
    await sent
    expect(stub.sent[0]?.init.body).toBeInstanceOf(FormData)
    expect(stub.sent[0]?.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/)
    const [message] = stub.sent
    expect(message?.init.body instanceof FormData && [...message.init.body.keys()]).toEqual(['a'])
  })

  test('bytes are those of the time of the call', async () => {
    const stub = stubFetch(() => ok())
    const bytes = new TextEncoder().encode('then')
    const sent = enforced(stub)(`${api}/a`, { method: 'POST', body: bytes })
    bytes.fill(0x20)
    await sent
    expect(stub.sent[0]?.body).toBe('then')
  })

  test('a Request is read once, and counts as used', async () => {
    const stub = stubFetch(({ method }) => (method === 'OPTIONS' ? new Response(null, { headers: open() }) : ok()))
    const request = new Request(`${api}/a`, { method: 'PUT', body: 'once', headers: { 'x-a': '1' } })
    await enforced(stub)(request)
    expect(request.bodyUsed).toBe(true)
    expect(stub.sent.map(({ method, body }) => [method, body])).toEqual([
      ['OPTIONS', ''],
      ['PUT', 'once'],
    ])
  })

  test('arguments that only the call itself may read are read once', async () => {
    const stub = stubFetch(() => ok())
    let reads = 0
    const init = {
      get method() {
        reads += 1
        return 'POST'
      },
      body: 'x',
    }
    await enforced(stub)(`${api}/a`, init)
    expect(stub.lines()).toEqual([`POST ${api}/a`])
    expect(reads).toBe(1)
  })

  test('the page itself, without CORS, and with a relative URL', async () => {
    const stub = stubFetch(() => new Response('mine', { headers: { 'x-own': '1', 'set-cookie': 'a=1' } }))
    const response = await enforced(stub)('/own', { method: 'PUT', headers: { 'x-a': '1' } })
    expect([response.type, response.url]).toEqual(['basic', `${page}/own`])
    expect([...response.headers.keys()]).toEqual(['content-type', 'x-own'])
    expect(stub.lines()).toEqual([`PUT ${page}/own`])
    expect(stub.sent[0]?.headers.get('origin')).toBe(page)
  })

  test('an opaque response tells nothing', async () => {
    const stub = stubFetch(() => new Response('secret', { status: 404, headers: { 'x-a': '1' } }))
    const response = await enforced(stub)(`${api}/a`, { mode: 'no-cors', headers: { 'x-a': '1' } })
    expect([response.type, response.status, response.ok, response.url, response.body]).toEqual(['opaque', 0, false, '', null])
    expect([...response.headers]).toEqual([])
    expect(stub.sent[0]?.headers.get('x-a')).toBeNull()
  })

  test('a data: URL never reaches the network', async () => {
    const stub = stubFetch(() => new Response('local'))
    expect(await (await enforced(stub)('data:text/plain,x')).text()).toBe('local')
  })

  test('forbidden request-headers are dropped without a word', async () => {
    const stub = stubFetch(() => ok())
    const headers = { Cookie: 'a=1', Origin: 'https://forged.test', Host: 'x', 'Sec-Fetch-Mode': 'navigate' }
    await enforced(stub)(`${api}/a`, { headers })
    expect(Object.fromEntries(stub.sent[0]?.headers ?? [])).toEqual({ origin: page })
  })

  test('the body streams, and a clone is of the same kind', async () => {
    let feed: ReadableStreamDefaultController<Uint8Array> | undefined
    const stub = stubFetch(() =>
      ok(
        {},
        new ReadableStream({
          start(controller) {
            feed = controller
          },
        }),
      ),
    )
    const response = await enforced(stub)(`${api}/a`)
    const copy = response.clone()
    const reader = response.body?.getReader()
    feed?.enqueue(new TextEncoder().encode('first'))
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first')
    feed?.close()
    expect([copy.type, copy.url, copy.clone().type, await copy.text()]).toEqual(['cors', `${api}/a`, 'cors', 'first'])
  })

  test('it looks like fetch', () => {
    const stand = enforced(stubFetch(() => ok()))
    expect([stand.name, stand.length]).toEqual(['fetch', 1])
  })
})

describe('what is refused', () => {
  const noHeaders = () => new Response('x')
  test.each<[cause: CauseId, init: RequestInit, answer: (method: string) => Response, sent: number]>([
    ['missing-allow-origin-header', {}, noHeaders, 1],
    ['allow-origin-mismatch', {}, () => ok({ 'access-control-allow-origin': 'https://other.test' }), 1],
    ['wildcard-origin-not-allowed', { credentials: 'include' }, () => ok({ 'access-control-allow-origin': '*' }), 1],
    ['preflight-missing-allow-origin-header', { method: 'PUT' }, noHeaders, 1],
    ['method-disallowed-by-preflight-response', { method: 'PUT' }, () => ok({ 'access-control-allow-methods': 'GET' }, null), 1],
    ['header-disallowed-by-preflight-response', { headers: { 'x-b': '1' } }, () => ok({}, null), 1],
    ['preflight-invalid-status', { method: 'PUT' }, () => new Response(null, { status: 404, headers: open() }), 1],
    ['missing-allow-origin-header', { method: 'PUT' }, (method) => (method === 'OPTIONS' ? ok({}, null) : noHeaders()), 2],
    ['disallowed-by-mode', { mode: 'same-origin' }, noHeaders, 0],
    ['invalid-body', { body: 'x' }, noHeaders, 0],
  ])('%s, for %j: certain, and one candidate', async (cause, init, answer, sent) => {
    const stub = stubFetch(({ method }) => answer(method))
    const error = await rejectionOf(enforced(stub)(`${api}/a`, init))
    expect(error).toBeInstanceOf(TypeError)
    const diagnosis = await explain(error)
    expect(diagnosis).toMatchObject({ cause, certainty: 'certain', candidates: [{ cause }] })
    expect(diagnosisOf(error)).toEqual(diagnosis)
    expect(String((error as Error).cause)).toContain(cause)
    expect(stub.sent.length).toBe(sent)
  })

  test.each([
    ['standard', 'Failed to fetch'],
    ['chromium', 'Failed to fetch'],
    ['gecko', 'NetworkError when attempting to fetch resource.'],
    ['webkit', 'Load failed'],
  ] as const)('with the words of %s: %s', async (engine, message) => {
    const error = (await rejectionOf(enforced(stubFetch(noHeaders), { engine })(`${api}/a`))) as Error
    expect([error.constructor, error.name, error.message]).toEqual([TypeError, 'TypeError', message])
    expect(Object.keys(error)).toEqual([])
    expect(isCorsFailure({ cause: error })).toBe(true)
    expect(diagnosisOf(error)?.evidence).toContainEqual({ id: 'engine', observed: engine })
  })

  test('the stack begins where the app made the call; that of WebKit is missing, as in Safari', async () => {
    const stub = stubFetch(noHeaders)
    const error = (await rejectionOf(enforced(stub)(`${api}/a`))) as Error
    expect(error.stack?.split('\n').slice(0, 2).join()).toMatch(/^TypeError: Failed to fetch,.*enforce-cors\.test/)
    const inWebKit = (await rejectionOf(enforced(stub, { engine: 'webkit' })(`${api}/a`))) as Error
    expect(inWebKit.stack).toBeUndefined()
    expect((inWebKit.cause as Error).stack).toContain('enforce-cors.test')
  })

  test('is known beside the cause too, which is all that axios keeps', async () => {
    const error = (await rejectionOf(enforced(stubFetch(noHeaders))(`${api}/a`))) as Error
    expect(diagnosisOf({ cause: error.cause })?.cause).toBe('missing-allow-origin-header')
  })

  test('mixed content, before anything is sent', async () => {
    const stub = stubFetch(() => ok())
    const error = await rejectionOf(enforced(stub)('http://api.test/a'))
    expect(diagnosisOf(error)).toMatchObject({ cause: 'mixed-content', certainty: 'certain' })
    expect(stub.sent).toEqual([])
  })

  test('secrets do not stand in what is told', async () => {
    const error = (await rejectionOf(
      enforced(stubFetch(noHeaders))(`${api}/a?token=s3cret`, { headers: { authorization: 'Bearer s3cret' } }),
    )) as Error
    expect(JSON.stringify(diagnosisOf(error)) + String(error.cause)).not.toContain('s3cret')
  })
})

describe('redirects', () => {
  const to = (location: string, status = 302, more: Record<string, string> = {}) =>
    new Response(null, { status, headers: open({ location, ...more }) })

  test('make the Origin null once they lead away from a second origin', async () => {
    const stub = stubFetch(({ url }) =>
      url.endsWith('/a') ? to('https://third.test/b') : ok({ 'access-control-allow-origin': 'null' }),
    )
    const response = await enforced(stub)(`${api}/a`)
    expect([response.url, response.redirected]).toEqual(['https://third.test/b', true])
    expect(stub.sent.map(({ headers }) => headers.get('origin'))).toEqual([page, 'null'])
  })

  test('take Authorization away, and the body where the method becomes GET', async () => {
    const stub = stubFetch(({ method, url }) =>
      method === 'OPTIONS'
        ? ok({}, null)
        : url.endsWith('/a')
          ? to(`${page}/b`, 303)
          : ok({ 'access-control-allow-origin': 'null' }),
    )
    const headers = { authorization: 'Bearer t', 'content-type': 'application/json' }
    await enforced(stub)(`${api}/a`, { method: 'PUT', headers, body: '{}' })
    expect(stub.lines()).toEqual([`OPTIONS ${api}/a`, `PUT ${api}/a`, `GET ${page}/b`])
    expect(stub.sent[2]).toMatchObject({ body: '' })
    expect(Object.keys(Object.fromEntries(stub.sent[2]?.headers ?? []))).toEqual(['origin'])
  })

  test('keep the body with 307', async () => {
    const stub = stubFetch(({ url }) => (url.endsWith('/a') ? to(`${api}/b`, 307) : ok()))
    await enforced(stub)(`${api}/a`, { method: 'POST', body: 'kept' })
    expect(stub.sent.map(({ method, body }) => [method, body])).toEqual([
      ['POST', 'kept'],
      ['POST', 'kept'],
    ])
  })

  test('show nothing where they are manual, and fail where they are an error', async () => {
    const stub = stubFetch(() => to(`${api}/b`))
    const response = await enforced(stub)(`${api}/a`, { redirect: 'manual' })
    expect([response.type, response.status, response.url, response.headers.get('location')]).toEqual([
      'opaqueredirect',
      0,
      `${api}/a`,
      null,
    ])
    const error = await rejectionOf(enforced(stub)(`${api}/a`, { redirect: 'error' }))
    expect(diagnosisOf(error)).toMatchObject({ cause: 'redirect-mode-error', certainty: 'certain' })
  })

  test('fail where the target knows no CORS', async () => {
    const stub = stubFetch(({ url }) => (url.endsWith('/a') ? to('https://login.test/') : new Response('sign in')))
    const error = await rejectionOf(enforced(stub)(`${api}/a`))
    expect(diagnosisOf(error)).toMatchObject({ stage: 'redirect', cause: 'missing-allow-origin-header', certainty: 'certain' })
  })

  test('send a stream once alone', async () => {
    const stub = stubFetch(({ method, url }) =>
      method === 'OPTIONS' ? ok({}, null) : url.endsWith('/a') ? to(`${api}/b`, 307) : ok(),
    )
    const init = { method: 'PUT', body: new Response('streamed').body, duplex: 'half' } as RequestInit
    const error = await rejectionOf(enforced(stub)(`${api}/a`, init))
    expect(error).toBeInstanceOf(TypeError)
    expect(stub.sent.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toEqual(['streamed'])
  })
})

describe('the preflight cache', () => {
  const answering = (maxAge: string) =>
    stubFetch(({ method }) => (method === 'OPTIONS' ? ok({ 'access-control-max-age': maxAge }, null) : ok()))
  const put = (fetch: typeof globalThis.fetch) => fetch(`${api}/a`, { method: 'PUT' })

  test('saves the second preflight, for as long as the server says', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const stub = answering('60')
    const fetch = enforced(stub)
    await put(fetch)
    await put(fetch)
    vi.advanceTimersByTime(60_000)
    await put(fetch)
    expect(stub.sent.map(({ method }) => method)).toEqual(['OPTIONS', 'PUT', 'PUT', 'OPTIONS', 'PUT'])
  })

  test('is passed by in the cache modes of the engine', async () => {
    const stub = answering('60')
    const fetch = enforced(stub)
    await put(fetch)
    await fetch(`${api}/a`, { method: 'PUT', cache: 'no-cache' })
    expect(stub.sent.map(({ method }) => method)).toEqual(['OPTIONS', 'PUT', 'OPTIONS', 'PUT'])
  })

  test('belongs to one enforced fetch', async () => {
    const stub = answering('60')
    await put(enforced(stub))
    await put(enforced(stub))
    expect(stub.sent.length).toBe(4)
  })
})

describe('credentials', () => {
  const cookies = { 'api.test': ['id=1; SameSite=None; Secure; Partitioned', 'lax=1'], 'app.test': 'own=1' }

  test.each([
    ['include', 'id=1'],
    ['same-origin', null],
    ['omit', null],
  ] as const)('%s sends to another site: %s', async (credentials, sent) => {
    const stub = stubFetch(() => ok())
    await enforced(stub, { cookies })(`${api}/a`, { credentials })
    expect(stub.sent[0]?.headers.get('cookie')).toBe(sent)
  })

  test('a preflight carries none, whatever it answers is not kept, and the answer of the request is', async () => {
    const stub = stubFetch(({ method }) =>
      ok(
        { 'set-cookie': `${method}=1; SameSite=None; Secure; Partitioned`, 'access-control-max-age': '0' },
        method === 'OPTIONS' ? null : 'x',
      ),
    )
    const fetch = enforced(stub)
    await fetch(`${api}/a`, { method: 'PUT', credentials: 'include' })
    await fetch(`${api}/a`, { method: 'PUT', credentials: 'include' })
    expect(stub.sent.map(({ headers }) => headers.get('cookie'))).toEqual([null, null, null, 'PUT=1'])
  })

  test('go to the own origin by default, and by the option wherever a call names no mode', async () => {
    const stub = stubFetch(() => ok())
    await enforced(stub, { cookies })('/own')
    await enforced(stub, { cookies, credentials: 'include' })(`${api}/a`)
    await enforced(stub, { cookies, credentials: 'include' })(`${api}/a`, { credentials: 'omit' })
    await enforced(stub, { cookies, credentials: 'omit' })('/own')
    expect(stub.sent.map(({ headers }) => headers.get('cookie'))).toEqual(['own=1', 'id=1', null, null])
  })
})

describe('aborting', () => {
  test('before: nothing is sent, and the reason is the error', async () => {
    const stub = stubFetch(() => ok())
    const reason = new Error('enough')
    expect(await rejectionOf(enforced(stub)(`${api}/a`, { signal: AbortSignal.abort(reason) }))).toBe(reason)
    expect(stub.sent).toEqual([])
    expect(diagnosisOf(reason)).toMatchObject({ stage: 'aborted', cause: 'aborted', certainty: 'certain' })
  })

  test('during a preflight that never ends: at once, and the request is never sent', async () => {
    let answer: (response: Response) => void = () => {}
    const stub = stubFetch(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    const controller = new AbortController()
    const call = rejectionOf(enforced(stub)(`${api}/a`, { method: 'PUT', signal: controller.signal }))
    await vi.waitFor(() => expect(stub.sent.length).toBe(1))
    controller.abort()
    expect(await call).toMatchObject({ name: 'AbortError' })
    answer(ok({}, null))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(stub.lines()).toEqual([`OPTIONS ${api}/a`])
  })

  test('while the body is read: the reading fails, and explain knows the call', async () => {
    const stub = stubFetch(() => ok({}, new ReadableStream()))
    const controller = new AbortController()
    const response = await enforced(stub)(`${api}/a`, { signal: controller.signal })
    const reading = rejectionOf(response.text())
    controller.abort()
    const error = await reading
    expect(error).toMatchObject({ name: 'AbortError' })
    expect(await explain(error, { response })).toMatchObject({ stage: 'aborted', request: { url: `${api}/a` } })
  })
})

describe('failures of the network', () => {
  const refused = () =>
    Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })

  test('have the words of the browser, and the name that Node gives them', async () => {
    const stub = stubFetch(() => Promise.reject(refused()))
    const error = (await rejectionOf(enforced(stub)(`${api}/a`))) as Error
    expect(error.message).toBe('Failed to fetch')
    expect(diagnosisOf(error)).toMatchObject({ cause: 'connection-refused', certainty: 'certain' })
    expect(isUnreachable(error)).toBe(true)
    expect(((error.cause as Error).cause as Error).message).toBe('fetch failed')
  })

  test.each([
    ['Response.error()', () => Response.error()],
    ['what HttpResponse.error() of MSW comes to', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('that have no name are no more than possible: %s', async (_, answer) => {
    const error = await rejectionOf(enforced(stubFetch(answer))(`${api}/a`))
    expect(error).toMatchObject({ name: 'TypeError', message: 'Failed to fetch' })
    const diagnosis = diagnosisOf(error)
    expect(diagnosis?.certainty).toBe('possible')
    expect(isCorsFailure(error)).toBe(false)
    const rule = (error as Error).cause as Error
    expect(rule.message).toContain(`network error\nGET ${api}/a met a network error`)
    expect(rule.message).not.toMatch(/allow-origin/i)
  })
})

describe('faults of the test', () => {
  test.each<[what: string, fetch: unknown, options: unknown, says: RegExp]>([
    ['no fetch', undefined, { origin: page }, /fetch function .* it got undefined/],
    ['no options', () => {}, undefined, /option origin: .* 'https:\/\/app\.example\.com'.* it got undefined/],
    [
      'an option that is none',
      () => {},
      { origin: page, credential: 'include' },
      /unknown option "credential"\. Known are origin,/,
    ],
    ['a bare host', () => {}, { origin: 'app.test' }, /option origin.* it got "app\.test"/],
    ['a path', () => {}, { origin: '/app' }, /option origin/],
    ['a file', () => {}, { origin: 'file:///x' }, /option origin/],
    [
      'an engine that is none',
      () => {},
      { origin: page, engine: 'firefox' },
      /engine to be one of chromium, gecko, webkit, standard; it got "firefox"/,
    ],
    [
      'credentials that are none',
      () => {},
      { origin: page, credentials: 'all' },
      /credentials to be one of omit, same-origin, include/,
    ],
    ['a base that is none', () => {}, { origin: page, baseUrl: 'x' }, /baseUrl to be an absolute URL; it got "x"/],
    [
      'cookies of no host',
      () => {},
      { origin: page, cookies: { 'a b': 'x=1' } },
      /cookies to have hosts or origins as its keys.* it got "a b"/,
    ],
  ])('%s', (_, fetch, options, says) => {
    expect(() => enforceCors(fetch as typeof globalThis.fetch, options as EnforceOptions)).toThrow(says)
  })

  test.each([
    ['with a slash', `${page}/`],
    ['as a whole URL', `${page}/orders?x=1`],
    ['in capitals', 'HTTPS://APP.TEST'],
  ])('an origin %s is understood', async (_, origin) => {
    const stub = stubFetch(() => ok())
    await enforced(stub, { origin })(`${api}/a`)
    expect(stub.sent[0]?.headers.get('origin')).toBe(page)
  })

  test('an opaque origin says null', async () => {
    const stub = stubFetch(() => ok({ 'access-control-allow-origin': 'null' }))
    await enforced(stub, { origin: 'null' })(`${api}/a`)
    expect(stub.sent[0]?.headers.get('origin')).toBe('null')
  })

  test.each<[what: string, answer: () => unknown, says: RegExp]>([
    ['nothing', () => undefined, /answered GET https:\/\/api\.test\/a with undefined\. A Response was expected/],
    ['no Response', () => ({ ok: true }), /with \[object Object\]\. A Response was expected/],
    ['an exception', () => Promise.reject(new RangeError('bug')), /threw where it was to answer GET https:\/\/api\.test\/a/],
    ['a fault of its own', () => Promise.reject(new TypeError('x is not a function')), /threw where it was to answer/],
  ])('a fetch that answers with %s is told so', async (_, answer, says) => {
    const error = await rejectionOf(enforced(stubFetch(answer))(`${api}/a`))
    expect(error).toBeInstanceOf(EnforceFault)
    expect((error as Error).message).toMatch(says)
  })

  test('a Response that was read before', async () => {
    const shared = ok()
    const fetch = enforced(stubFetch(() => shared))
    expect(await (await fetch(`${api}/a`)).text()).toBe('hello')
    expect(await rejectionOf(fetch(`${api}/a`))).toMatchObject({ message: expect.stringMatching(/was read before/) })
  })

  test('one Response may answer both the preflight and the request', async () => {
    const shared = ok({}, 'shared')
    expect(await (await enforced(stubFetch(() => shared))(`${api}/a`, { method: 'PUT' })).text()).toBe('shared')
  })

  test('a relative URL of a page without an address', async () => {
    const error = await rejectionOf(
      enforced(
        stubFetch(() => ok()),
        { origin: 'null' },
      )('/a'),
    )
    expect(error).toBeInstanceOf(EnforceFault)
    expect((error as Error).message).toMatch(/"\/a" is relative.*an absolute URL was expected, or the option baseUrl/)
    await enforced(
      stubFetch(() => ok({ 'access-control-allow-origin': 'null' })),
      { origin: 'null', baseUrl: api },
    )('/a')
  })
})

describe('the observer', () => {
  test('hears of each call before it is sent, and of how it ended', async () => {
    const stub = stubFetch(({ method }) => (method === 'OPTIONS' ? ok({}, null) : new Response('x')))
    const heard: unknown[] = []
    const observer: EnforceOptions['observer'] = {
      call: ({ url, prediction, site }) => {
        expect(site.stack?.split('\n')[1]).toContain('enforce-cors.test')
        heard.push([url, prediction.verdict, stub.sent.length])
      },
      settled: ({ url }, result) => heard.push([url, result.outcome, result.exchange.steps.map(({ kind }) => kind)]),
    }
    const call = enforced(stub, { observer })(`${api}/a`, { method: 'PUT' })
    expect(heard).toEqual([[`${api}/a`, 'preflight', 0]])
    await rejectionOf(call)
    expect(heard[1]).toEqual([`${api}/a`, 'refused', ['preflight', 'request']])
  })

  test('changes nothing by what it throws', async () => {
    const observer = {
      call: () => {
        throw new Error('call')
      },
      settled: () => {
        throw new Error('settled')
      },
    }
    expect(
      (
        await enforced(
          stubFetch(() => ok()),
          { observer },
        )(`${api}/a`)
      ).status,
    ).toBe(200)
  })
})
