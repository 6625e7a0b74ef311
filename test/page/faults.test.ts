import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as ConsoleFetch from '../../src/adapters/console/create-fetch.ts'
import type * as DiagnosisOf from '../../src/page/diagnosis-of.ts'
import type * as Explain from '../../src/page/explain.ts'

const url = 'https://api.example.com/orders'
const native = globalThis.fetch

function fault(): never {
  throw new Error('injected')
}

const throwing = { get: fault, configurable: true }

/** Replaces a global for one test; put back afterwards. */
const undo: (() => void)[] = []
function put(holder: object, name: string, descriptor: PropertyDescriptor): void {
  const before = Object.getOwnPropertyDescriptor(holder, name)
  Object.defineProperty(holder, name, { configurable: true, ...descriptor })
  undo.push(() => (before === undefined ? Reflect.deleteProperty(holder, name) : Object.defineProperty(holder, name, before)))
}

afterEach(() => {
  for (const back of undo.splice(0).reverse()) back()
  globalThis.fetch = native
})

/** The modules as a page loads them: nothing is remembered, nothing is watched yet. */
let whycors: {
  createFetch: typeof ConsoleFetch.createFetch
  diagnosisOf: typeof DiagnosisOf.diagnosisOf
  explain: typeof Explain.explain
}
beforeEach(async () => {
  vi.resetModules()
  const [{ createFetch }, { diagnosisOf }, { explain }] = await Promise.all([
    import('../../src/adapters/console/create-fetch.ts'),
    import('../../src/page/diagnosis-of.ts'),
    import('../../src/page/explain.ts'),
  ])
  whycors = { createFetch, diagnosisOf, explain }
})

/** What a page has that Node has not, so that there is something to break. */
function pretendPage(): void {
  const listeners = vi.fn()
  const page: Record<string, unknown> = {
    document: { visibilityState: 'visible', baseURI: 'https://app.example.com/' },
    location: { href: 'https://app.example.com/', origin: 'https://app.example.com', protocol: 'https:' },
    origin: 'https://app.example.com',
    isSecureContext: true,
    addEventListener: listeners,
    InternalError: class {},
    PerformanceObserver: class {
      observe() {}
      takeRecords() {
        return []
      }
    },
    ReportingObserver: class {
      observe() {}
    },
  }
  for (const [name, value] of Object.entries(page)) put(globalThis, name, { value, writable: true })
  put(globalThis, 'navigator', { value: { onLine: true, serviceWorker: { controller: null } }, writable: true })
}

/** Without these nothing can be concluded, but the result of the app stays. */
const ofLanguage: [name: string, inject: () => void][] = [
  ['URL is broken', () => put(globalThis, 'URL', { value: fault })],
  ['a look at Math throws', () => put(globalThis, 'Math', throwing)],
  ['regular expressions are broken', () => put(RegExp.prototype, 'test', { value: fault, writable: true })],
]

const faults: [name: string, inject: () => void][] = [
  ['performance is missing', () => put(globalThis, 'performance', { value: undefined })],
  ['the clock throws', () => put(globalThis, 'performance', { value: { now: fault } })],
  ['a look at performance throws', () => put(globalThis, 'performance', throwing)],
  ['navigator is missing', () => put(globalThis, 'navigator', { value: undefined })],
  ['a look at navigator throws', () => put(globalThis, 'navigator', throwing)],
  [
    'a look at the service worker throws, as in a sandboxed page',
    () => put(globalThis, 'navigator', { value: Object.defineProperty({ onLine: true }, 'serviceWorker', throwing) }),
  ],
  ['onLine throws', () => put(globalThis, 'navigator', { value: Object.defineProperty({}, 'onLine', throwing) })],
  ['no event can be listened to', () => put(globalThis, 'addEventListener', { value: fault })],
  ['addEventListener is missing, as without a window', () => put(globalThis, 'addEventListener', { value: undefined })],
  ['no report can be observed', () => put(globalThis, 'ReportingObserver', { value: fault })],
  ['no timing can be observed', () => put(globalThis, 'PerformanceObserver', { value: fault })],
  [
    'the timing that was observed cannot be read',
    () =>
      put(globalThis, 'PerformanceObserver', {
        value: class {
          observe() {}
          takeRecords = fault
        },
      }),
  ],
  ['a look at the document throws', () => put(globalThis, 'document', throwing)],
  ['there is no document, as in a worker', () => put(globalThis, 'document', { value: undefined })],
  ['the visibility throws', () => put(globalThis, 'document', { value: Object.defineProperty({}, 'visibilityState', throwing) })],
  ['a look at isSecureContext throws', () => put(globalThis, 'isSecureContext', throwing)],
  ['a look at location throws', () => put(globalThis, 'location', throwing)],
  ['no microtask can be queued', () => put(globalThis, 'queueMicrotask', { value: fault })],
  ['AbortController is broken', () => put(globalThis, 'AbortController', { value: fault })],
  ['Map is broken', () => put(Map.prototype, 'set', { value: fault, writable: true })],
  ['the registry is taken by somebody else', () => put(globalThis, Symbol.for('whycors') as unknown as string, { value: 1 })],
]

describe.each([...faults, ...ofLanguage])('%s', (name, inject) => {
  test('a call that fails rejects with the very error, in the same task', async () => {
    pretendPage()
    const error = Object.freeze(new TypeError('Failed to fetch'))
    const fetch = whycors.createFetch({ fetch: () => Promise.reject(error), probe: 'full', console: false })
    inject()
    let taskPassed = false
    setTimeout(() => {
      taskPassed = true
    })
    let caught: unknown
    try {
      await fetch(url, { method: 'PUT', headers: { 'x-a': '1' } })
    } catch (reason) {
      caught = reason
    }
    // No matcher needs what is broken now.
    const kept = [caught === error, taskPassed]
    const diagnosed = await whycors.explain(error, { probe: 'full', deadline: 50 }).then(
      ({ version }) => version,
      () => 'rejected',
    )
    for (const back of undo.splice(0).reverse()) back()
    expect(kept).toEqual([true, false])
    if (!ofLanguage.some(([of]) => of === name)) expect(diagnosed).toBe(1)
  })

  test('a call that succeeds gives the very response', async () => {
    pretendPage()
    const response = new Response('ok')
    const fetch = whycors.createFetch({ fetch: async () => response, probe: 'full', console: false })
    inject()
    const given = await fetch(url)
    const same = given === response && !given.bodyUsed
    for (const back of undo.splice(0).reverse()) back()
    expect(same).toBe(true)
  })
})

describe('what the app hands in', () => {
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  }
  const hostile = () =>
    Object.defineProperties(new TypeError('x'), { name: throwing, message: throwing, cause: throwing, stack: throwing })

  test.each([
    ['an error with throwing getters', hostile()],
    ['a frozen error', Object.freeze(new TypeError('Failed to fetch'))],
    ['a revoked Proxy', revoked()],
    ['a primitive', 'reason'],
    ['nothing', undefined],
  ])('%s as rejection is handed on, and explained without a throw', async (_, error) => {
    const fetch = whycors.createFetch({ fetch: () => Promise.reject(error), console: false })
    const outcome = await fetch(url).then(
      () => false,
      (reason: unknown) => reason === error,
    )
    expect(outcome).toBe(true)
    expect((await whycors.explain(error, { probe: 'never' })).version).toBe(1)
  })

  test.each([
    ['a revoked Proxy as init', [url, revoked()]],
    ['a revoked Proxy as input', [revoked()]],
    ['an init with throwing getters', [url, Object.defineProperty({}, 'method', throwing)]],
    ['headers with a throwing iterator', [url, { headers: { [Symbol.iterator]: fault } }]],
  ])('%s reaches the fetch below', async (_, args) => {
    const below = vi.fn(async (..._args: unknown[]) => new Response('ok'))
    await Reflect.apply(whycors.createFetch({ fetch: below as typeof fetch, console: false }), undefined, args)
    const [seen] = below.mock.calls
    expect(seen?.length).toBe(args.length)
    expect(args.every((one, index) => seen?.[index] === one)).toBe(true)
  })

  test('a response whose getters throw is handed on and not asked', async () => {
    const response = Object.defineProperties(new Response('ok'), { type: throwing, url: throwing })
    const fetch = whycors.createFetch({ fetch: async () => response, console: false })
    expect((await fetch(url)) === response).toBe(true)
  })

  test('a second copy of whycors in the page finds what the first knows, and both hand on the error', async () => {
    const error = new TypeError('Failed to fetch')
    const first = whycors.createFetch({ fetch: () => Promise.reject(error), console: false })
    vi.resetModules()
    const { createFetch } = await import('../../src/adapters/console/create-fetch.ts')
    const { diagnosisOf } = await import('../../src/page/diagnosis-of.ts')
    expect(createFetch).not.toBe(whycors.createFetch)
    await expect(createFetch({ fetch: first, console: false })(url)).rejects.toBe(error)
    expect(diagnosisOf(error)).toEqual(whycors.diagnosisOf(error))
  })
})

test.each([
  ['nothing', null],
  ['the error of a gateway', { error: 'unavailable' }],
  ['steps that are none', { version: 1, steps: [{ kind: 'preflight' }], sameCredentials: true, sameMethod: true }],
  [
    'headers that are none',
    { version: 1, steps: [{ request: { headers: ['x', null] } }], sameCredentials: true, sameMethod: true },
  ],
])('an exchange that is none counts for nothing: %s', async (_, exchange) => {
  const { createFetch, diagnosisOf, explain } = whycors
  const error: unknown = await createFetch({ fetch: () => Promise.reject(new TypeError('Failed to fetch')), probe: 'never' })(
    url,
  ).catch((reason: unknown) => reason)
  const known = await explain(error)
  expect(await explain(error, { exchange: exchange as never })).toEqual(known)
  expect(diagnosisOf(error)).toEqual(known)
  expect(await explain(new Error('unseen'), { exchange: exchange as never })).toMatchObject({ cause: 'unknown' })
})
