import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Knowledge } from '../../src/page/knowledge.ts'

/** What stands for the browser's own fetch; a probe is seen by it alone. */
const browser = vi.hoisted(() => ({ fetch: undefined as unknown as (url: string, init: RequestInit) => Promise<Response> }))
vi.mock('../../src/page/native-fetch.ts', () => ({
  isNativeCode: () => true,
  nativeFetch: () => (url: string, init: RequestInit) => browser.fetch(url, init),
}))

const api = 'https://api.test'
const page = { origin: 'https://app.test', baseUrl: 'https://app.test/', engine: 'chromium' } as const
let sent: { line: string; init: RequestInit }[] = []

function lineOf(url: string, { method, mode, credentials, redirect, headers }: RequestInit): string {
  return [method, url.replace(api, ''), mode, credentials, redirect, ...Object.entries(headers ?? {}).flat()]
    .filter(Boolean)
    .join(' ')
}

/** Answers each probe by what it looks like. */
function serve(answer: (line: string, init: RequestInit) => Promise<Response> | Response): void {
  browser.fetch = async (url, init) => {
    const line = lineOf(url, init)
    sent.push({ line, init })
    return answer(line, init)
  }
}

function fault(): never {
  throw new Error('injected')
}

const down = () => Promise.reject(new TypeError('Failed to fetch'))
const opaqueRedirect = () => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' })

beforeEach(() => {
  vi.resetModules()
  sent = []
  vi.stubGlobal('isSecureContext', false)
  vi.stubGlobal('location', { origin: 'https://app.test', href: 'https://app.test/' })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A call that has failed, as the page saw it. */
async function failedCall(url: string, init: RequestInit = {}): Promise<Knowledge> {
  const { createFetch } = await import('../../src/adapters/console/create-fetch.ts')
  const { findKnowledge } = await import('../../src/page/knowledge.ts')
  const error = new TypeError('Failed to fetch')
  const later = () => new Promise<Response>((_, reject) => setTimeout(() => reject(error)))
  await createFetch({ fetch: later, environment: page, console: false, probe: 'never' })(url, init).catch(() => {})
  const knowledge = findKnowledge(error)
  if (knowledge === undefined) throw new Error('nothing is known')
  return knowledge
}

async function probesFor(probe: 'never' | 'safe' | 'full', init: RequestInit = {}, url = `${api}/orders`) {
  const diagnosis = await (await failedCall(url, init)).explain({ probe })
  return { lines: sent.map(({ line }) => line), diagnosis }
}

const put = { method: 'PUT', headers: { 'x-a': '1', 'x-b': 'secret value', authorization: 'Bearer x' } }

describe('which probes are sent', () => {
  test('never: none', async () => {
    serve(down)
    expect((await probesFor('never')).lines).toEqual([])
  })

  test('safe: a dead server is asked for the same URL, plainly', async () => {
    serve(down)
    expect((await probesFor('safe')).lines).toEqual(['GET /orders no-cors omit', 'GET /orders cors omit'])
  })

  test('safe: HEAD is repeated by HEAD', async () => {
    serve(down)
    expect((await probesFor('safe', { method: 'HEAD' })).lines).toEqual(['HEAD /orders no-cors omit', 'HEAD /orders cors omit'])
  })

  test.each(['POST', 'PUT', 'DELETE'])('safe: nothing of a %s', async (method) => {
    serve(down)
    const { lines, diagnosis } = await probesFor('safe', { method })
    expect(lines).toEqual([])
    expect(diagnosis.evidence).toContainEqual({ id: 'probe-not-sent', observed: 'not-safe' })
  })

  test.each(['safe', 'full'] as const)('%s: no URL with a query, nor its origin', async (policy) => {
    serve(down)
    expect((await probesFor(policy, {}, `${api}/orders?page=2`)).lines).toEqual([])
    expect((await probesFor(policy, {}, `${api}/orders?`)).lines).toEqual([])
  })

  test('full: a dead server: the root of its origin, and of the own', async () => {
    serve(down)
    const { lines, diagnosis } = await probesFor('full')
    expect(lines).toEqual([
      'GET /orders no-cors omit',
      'GET / no-cors omit',
      'HEAD https://app.test/ same-origin omit',
      'GET /orders cors omit manual',
    ])
    expect([diagnosis.cause, diagnosis.certainty]).toEqual(['offline', 'likely'])
  })

  test('full: a host that redirects as a whole, to where nothing answers', async () => {
    serve((line) => (line.includes('manual') ? opaqueRedirect() : line.startsWith('HEAD') ? new Response() : down()))
    const { lines, diagnosis } = await probesFor('full')
    expect(lines).toContain('GET /orders cors omit manual')
    expect(diagnosis.candidates.map(({ cause }) => cause)).toEqual(
      expect.arrayContaining(['too-many-redirects', 'mixed-content']),
    )
    expect(diagnosis.stage).not.toBe('unreachable')
  })

  test('full: only the URL is dead, and can lead elsewhere', async () => {
    serve((line) => (line === 'GET / no-cors omit' ? new Response() : line.includes('manual') ? opaqueRedirect() : down()))
    const { lines, diagnosis } = await probesFor('full')
    expect(lines.slice(0, 3)).toEqual(['GET /orders no-cors omit', 'GET / no-cors omit', 'GET /orders cors omit manual'])
    // Of a page on https: to http, most often.
    expect([diagnosis.cause, diagnosis.certainty]).toEqual(['mixed-content', 'possible'])
  })

  test('full: header names with harmless values, never one that can hold a secret', async () => {
    serve((line) => (line.includes('x-b') ? down() : new Response()))
    const { lines, diagnosis } = await probesFor('full', put)
    expect(lines).toEqual([
      'GET /orders no-cors omit',
      'GET /orders cors omit',
      'GET /orders cors omit x-a 1 x-b 1',
      'GET /orders cors omit x-a 1',
      'GET /orders cors omit x-b 1',
    ])
    expect([diagnosis.cause, diagnosis.certainty]).toEqual(['header-disallowed-by-preflight-response', 'likely'])
    expect(diagnosis.evidence).toContainEqual({ id: 'probe-headers-refused', observed: 'x-b' })
  })

  test('full: a header keeps the class of its value', async () => {
    serve(() => new Response())
    await probesFor('full', {
      method: 'PUT',
      headers: { 'content-type': 'application/vnd.api+json', accept: 'text/html{}', 'accept-language': 'de' },
    })
    expect(sent.at(-1)?.init.headers).toEqual({ accept: '{}', 'content-type': 'application/json' })
  })

  test('full: credentials for the own GET alone', async () => {
    serve((line) => (line.includes('include') ? down() : new Response()))
    expect((await probesFor('full', { credentials: 'include' })).lines.at(-1)).toBe('GET /orders cors include')
    sent = []
    vi.resetModules()
    await probesFor('full', { method: 'POST', credentials: 'include' })
    expect(sent.filter(({ line }) => line.includes('include'))).toEqual([])
  })

  test('every probe has no body, passes the cache, and is aborted at its headers', async () => {
    serve((line) => (line.includes('x-') ? down() : new Response()))
    await probesFor('full', put)
    expect(sent.length).toBeGreaterThan(3)
    for (const { init } of sent) {
      expect([init.body, init.cache, init.method, init.signal?.aborted]).toEqual([undefined, 'no-store', 'GET', true])
    }
  })

  test('at most six for a failure', async () => {
    serve((line) => (line.includes('x-') ? down() : new Response()))
    const headers = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`x-${index}`, '1']))
    expect((await probesFor('full', { method: 'PUT', headers })).lines).toHaveLength(6)
  })

  test('one at a time to a host, and calls that fail together share their probes', async () => {
    let open = 0
    let most = 0
    serve(async () => {
      open += 1
      most = Math.max(most, open)
      await new Promise((resolve) => setTimeout(resolve, 10))
      open -= 1
      return down()
    })
    const calls = await Promise.all([failedCall(`${api}/a`), failedCall(`${api}/a`), failedCall(`${api}/b`)])
    await Promise.all(calls.map((call) => call.explain({ probe: 'safe' })))
    expect(most).toBe(1)
    expect(sent.map(({ line }) => line).sort()).toEqual([
      'GET /a cors omit',
      'GET /a no-cors omit',
      'GET /b cors omit',
      'GET /b no-cors omit',
    ])
  })

  test('a server that hangs is asked once, and left alone for a while', async () => {
    serve((_, { signal }) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))))
    const first = await failedCall(`${api}/orders`)
    const started = Date.now()
    const { evidence } = await first.explain({ probe: 'full', deadline: 500 })
    expect(Date.now() - started).toBeLessThan(1500)
    expect(evidence).toContainEqual({ id: 'probe-no-cors', observed: 'timed-out' })
    expect(sent).toHaveLength(1)
    const { evidence: later } = await (await failedCall(`${api}/other`)).explain({ probe: 'full' })
    expect(sent).toHaveLength(1)
    expect(later).toContainEqual({ id: 'probe-not-sent', observed: 'server-hangs' })
  })

  test.each<[string, () => void, string]>([
    ['a hidden page', () => vi.stubGlobal('document', { visibilityState: 'hidden' }), 'page-hidden'],
    [
      'a page that a service worker controls',
      () => {
        vi.stubGlobal('isSecureContext', true)
        vi.stubGlobal('document', { visibilityState: 'visible' })
        vi.stubGlobal('navigator', { serviceWorker: { controller: {} } })
      },
      'service-worker',
    ],
    ['a dedicated worker, which cannot see its service worker', () => vi.stubGlobal('isSecureContext', true), 'service-worker'],
  ])('none in %s', async (_, prepare, reason) => {
    serve(down)
    const call = await failedCall(`${api}/orders`)
    prepare()
    const { evidence } = await call.explain({ probe: 'full' })
    expect(sent).toEqual([])
    expect(evidence).toContainEqual({ id: 'probe-not-sent', observed: reason })
  })

  test.each<[string, () => Promise<Response>]>([
    ['throws at once', fault],
    ['gives nothing', () => undefined as unknown as Promise<Response>],
    ['gives a response that throws', async () => Object.defineProperty(new Response(), 'type', { get: fault })],
  ])('a probe that %s leaves a diagnosis', async (_, broken) => {
    browser.fetch = broken
    expect((await (await failedCall(`${api}/orders`)).explain({ probe: 'full' })).version).toBe(1)
  })
})

describe('what is remembered of this page', () => {
  /** A response as the browser makes it: the getters of its interface tell. */
  async function answeredBy(url: string, type: ResponseType): Promise<void> {
    vi.spyOn(Response.prototype, 'type', 'get').mockReturnValue(type)
    vi.spyOn(Response.prototype, 'url', 'get').mockReturnValue(url)
    const { createFetch } = await import('../../src/adapters/console/create-fetch.ts')
    await createFetch({ fetch: async () => new Response(), environment: page, console: false })(url)
    vi.restoreAllMocks()
  }

  test('an origin that has answered is not called unreachable, whatever its probes say', async () => {
    await answeredBy(`${api}/other`, 'cors')
    serve(down)
    const { diagnosis } = await probesFor('safe')
    expect(diagnosis.evidence).toContainEqual({ id: 'memory-origin-answered', observed: 0 })
    expect([diagnosis.stage, diagnosis.stageCertainty]).toEqual(['path', 'possible'])
  })

  test('a response that a page makes itself shows nothing', async () => {
    await answeredBy(`${api}/other`, 'default')
    serve(down)
    const { diagnosis } = await probesFor('safe')
    expect(diagnosis.evidence.map(({ id }) => id)).not.toContain('memory-origin-answered')
    expect([diagnosis.stage, diagnosis.stageCertainty]).toEqual(['unreachable', 'likely'])
  })
})
