import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as Whycors from '../../src/index.ts'
import { inEachBrowser } from './in-each-browser.ts'
import type { Browser, Page } from './support/browser.ts'
import { bundleForPage } from './support/bundle-for-page.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { type PageServer, startPageServer } from './support/page-server.ts'
import { type RecordingServer, startRecordingServer } from './support/recording-server.ts'

// In the page: the bundled library, and the tools below.
declare const whycors: typeof Whycors
declare const tools: ReturnType<typeof makeTools>

/** How calls fail. Each makes its arguments in the page; `api` is the recording server, `dead` a port where nobody listens. */
const failures: { title: string; make: (api: string, dead: string) => [string, RequestInit?]; isPrimitive?: true }[] = [
  { title: 'a response without Access-Control-Allow-Origin', make: (api) => [`${api}/?id=silent`] },
  { title: 'a refused preflight', make: (api) => [`${api}/?id=silent`, { method: 'PUT', headers: { 'x-a': '1' } }] },
  { title: 'a server that is not there', make: (_api, dead) => [dead] },
  { title: 'a port that is blocked', make: () => ['http://127.0.0.1:6000/'] },
  { title: 'mode same-origin to another origin', make: (api) => [api, { mode: 'same-origin' }] },
  { title: 'a URL that does not parse', make: () => ['http://['] },
  { title: 'a URL with userinfo', make: () => ['http://user:secret@127.0.0.1/'] },
  { title: 'a method that is none', make: (api) => [api, { method: 'GE T' }] },
  { title: 'a body on a GET', make: (api) => [api, { body: 'x' }] },
  {
    title: 'an abort under way',
    make: (api) => {
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 30)
      return [`${api}/?id=hanging`, { signal: controller.signal }]
    },
  },
  {
    title: 'an abort under way, with a reason',
    make: (api) => {
      const controller = new AbortController()
      setTimeout(() => controller.abort({ because: 'of the app' }), 30)
      return [`${api}/?id=hanging`, { signal: controller.signal }]
    },
  },
  {
    title: 'an abort under way, with a primitive reason',
    make: (api) => {
      const controller = new AbortController()
      setTimeout(() => controller.abort('stop'), 30)
      return [`${api}/?id=hanging`, { signal: controller.signal }]
    },
    isPrimitive: true,
  },
  { title: 'a signal that is aborted already', make: (api) => [api, { signal: AbortSignal.abort() }] },
  { title: 'a timeout', make: (api) => [`${api}/?id=hanging`, { signal: AbortSignal.timeout(30) }] },
]

inEachBrowser('the drop-in', (name) => {
  let browser: Browser
  let page: Page
  let pageServer: PageServer
  let api: RecordingServer
  let dead: string

  beforeAll(async () => {
    const bundle = await bundleForPage("import * as whycors from './src/index.ts'\nglobalThis.whycors = whycors")
    const worker = `${bundle}\nglobalThis.tools = (${makeTools})()\nonmessage = async ({ data }) => postMessage(await (0, eval)(data))`
    api = await startRecordingServer()
    api.answer('silent', (_request, response) => {
      response.end('{}')
      return true
    })
    api.answer('hanging', () => true)
    const gone = await startRecordingServer()
    await gone.close()
    dead = gone.origin
    pageServer = await startPageServer({
      scripts: { '/bundle.js': bundle, '/tools.js': `globalThis.tools = (${makeTools})()` },
      otherScripts: { '/worker.js': worker },
    })
    browser = await launchBrowser(name)
    page = await browser.newPage(pageServer.pageUrl)
  })
  afterAll(async () => {
    await browser?.close()
    await Promise.all([api?.close(), pageServer?.close()])
  })

  for (const how of ['fetch', 'createFetch', 'install'] as const) {
    describe(`as ${how}`, () => {
      for (const { title, make, isPrimitive } of failures) {
        test(`rejects with the native error after ${title}`, async () => {
          const seen = await page.evaluate<ReturnType<typeof rejectionSeen>>(
            `(how, api, dead) => (${rejectionSeen})(how, (${make})(api, dead))`,
            how,
            api.origin,
            dead,
          )
          expect(await seen).toEqual({
            natives: 1,
            isSame: true,
            isSameTask: true,
            changes: [],
            fieldsSeen: expect.arrayContaining(isPrimitive === true ? [] : ['message', 'name', 'stack']),
          })
        })
      }

      test('has the name, the length and the shape of the native function', async () => {
        const [native, ours] = await page.evaluate((kind: string) => {
          const shapeOf = (candidate: typeof fetch) => {
            let construct = 'constructed'
            try {
              Reflect.construct(candidate, ['data:,'])
            } catch (error) {
              construct = (error as Error).name
            }
            return {
              name: candidate.name,
              length: candidate.length,
              keys: Object.keys(candidate),
              prototype: 'prototype' in candidate,
              construct,
            }
          }
          const nativeShape = shapeOf(fetch)
          return tools.withDropIn(kind, (dropIn) => [nativeShape, shapeOf(dropIn)])
        }, how)
        expect(ours).toEqual(native)
        expect(ours).toMatchObject({ name: 'fetch', length: 1, prototype: false, construct: 'TypeError' })
      })

      test('rejects a call without an argument, with the native message', async () => {
        const [native, ours] = await page.evaluate(async (kind: string) => {
          const call = async (candidate: () => Promise<unknown>) => {
            try {
              const promise = candidate()
              return await promise.then(String, (error) => ({
                rejected: `${error.name}: ${error.message}`,
                isTypeError: error instanceof TypeError,
              }))
            } catch (error) {
              return { thrown: String(error) }
            }
          }
          const nativeOutcome = await call(fetch as never)
          return tools.withDropIn(kind, async (dropIn) => [nativeOutcome, await call(dropIn as never)])
        }, how)
        expect(ours).toEqual(native)
        expect(ours).toMatchObject({ isTypeError: true })
      })

      test('resolves with the very response of the native fetch, unread', async () => {
        const seen = await page.evaluate(
          (kind: string, url: string) =>
            tools.withRecorder(kind, async (dropIn, record) => {
              const response = await dropIn(url)
              return {
                isSame: record.responses.length === 1 && record.responses[0] === response,
                isResponse: response instanceof Response,
                bodyUsed: response.bodyUsed,
                text: await response.text(),
              }
            }),
          how,
          api.origin,
        )
        expect(seen).toEqual({ isSame: true, isResponse: true, bodyUsed: false, text: '{"ok":true}' })
      })

      test('rejects a call whose signal is aborted already as many microtasks later as the native fetch', async () => {
        const [native, ours] = await page.evaluate(
          async (kind: string, url: string) => {
            const microtasks = async (candidate: typeof fetch) => {
              let count = 0
              let settled = false
              const step = () => {
                if (settled || count > 100) return
                count += 1
                queueMicrotask(step)
              }
              // Before the call: each microtask that the candidate needs is one more step.
              queueMicrotask(step)
              const promise = candidate(url, { signal: AbortSignal.abort() })
              await promise.catch(() => {
                settled = true
              })
              return count
            }
            const nativeCount = await microtasks(fetch)
            return tools.withDropIn(kind, async (dropIn) => [nativeCount, await microtasks(dropIn)])
          },
          how,
          api.origin,
        )
        expect(ours).toBe(native)
        expect(native).toBeLessThan(100)
      })

      for (const [title, init] of [
        ['a failure that nobody handles', 'undefined'],
        ['an abort that nobody handles', '{ signal: AbortSignal.abort() }'],
      ] as const) {
        test(`fires unhandledrejection once for ${title}, with its promise and error`, async () => {
          const seen = await page.evaluate<{ events: number; isSamePromise: boolean; isSameReason: boolean }>(
            `(how, url) => tools.withRecorder(how, async (dropIn, record) => {
              const events = await tools.unhandled(() => dropIn(url, ${init}))
              return { events: events.length, isSamePromise: events[0]?.isSamePromise, isSameReason: events[0]?.reason === record.errors[0] }
            })`,
            how,
            dead,
          )
          expect(seen).toEqual({ events: 1, isSamePromise: true, isSameReason: true })
        })
      }

      test('fires no unhandledrejection for a failure that is handled', async () => {
        const events = await page.evaluate(
          (kind: string, url: string) =>
            tools.withDropIn(kind, async (dropIn) => {
              const seen = await tools.unhandled(() => {
                const promise = dropIn(url)
                promise.catch(() => {})
                return promise
              })
              return seen.length
            }),
          how,
          dead,
        )
        expect(events).toBe(0)
      })
    })
  }

  describe('createFetch in the place of the global fetch', () => {
    for (const [title, wait] of [
      ['at once', false],
      ['later', true],
    ] as const) {
      test(`has a patch on top of it, which calls it ${title}, run once for each call`, async () => {
        const seen = await page.evaluate(
          async (url: string, waits: boolean) => {
            const native = window.fetch
            const counts = { below: 0, patch: 0 }
            window.fetch = (...args) => {
              counts.below += 1
              return native(...args)
            }
            const standIn = whycors.createFetch({ console: false })
            window.fetch = standIn
            // A patch comes with a script of its own.
            await new Promise((resolve) => setTimeout(resolve))
            window.fetch = async (...args) => {
              counts.patch += 1
              if (waits) await undefined
              return standIn(new Request(...args))
            }
            try {
              const { status } = await window.fetch(url)
              return { ...counts, status }
            } finally {
              window.fetch = native
            }
          },
          api.origin,
          wait,
        )
        expect(seen).toEqual({ below: 1, patch: 1, status: 200 })
      })
    }
  })

  describe('install', () => {
    test('keeps the attributes of the property, and uninstall brings the native function back', async () => {
      const seen = await page.evaluate(() => {
        const descriptor = () => {
          const { value, ...attributes } = Object.getOwnPropertyDescriptor(window, 'fetch') ?? {}
          return { isNative: value === native, attributes }
        }
        const native = window.fetch
        const before = descriptor()
        const uninstall = whycors.install({ console: false })
        const during = descriptor()
        const isSameUninstaller = whycors.install() === uninstall
        uninstall()
        return { before, during, after: descriptor(), isSameUninstaller }
      })
      expect(seen.during).toEqual({ isNative: false, attributes: seen.before.attributes })
      expect(seen.after).toEqual(seen.before)
      expect(seen.before.isNative).toBe(true)
      expect(seen.isSameUninstaller).toBe(true)
    })

    test('rejects a call with a wrong this, as the native function does', async () => {
      const [native, ours] = await page.evaluate(async (url: string) => {
        const call = async (candidate: typeof fetch) => {
          try {
            const promise = Reflect.apply(candidate, {}, [url])
            return await promise.then(
              () => 'resolved',
              (error: Error) => `rejected with ${error.name}: ${error.message}`,
            )
          } catch (error) {
            return `threw ${String(error)}`
          }
        }
        const nativeOutcome = await call(fetch)
        return tools.withDropIn('install', async (dropIn) => [nativeOutcome, await call(dropIn)])
      }, api.origin)
      expect(ours).toBe(native)
      expect(ours).toMatch(/^rejected with TypeError/)
    })

    test('takes undefined for this, as the native function does', async () => {
      const status = await page.evaluate(
        (url: string) => tools.withDropIn('install', async (dropIn) => (await Reflect.apply(dropIn, undefined, [url])).status),
        api.origin,
      )
      expect(status).toBe(200)
    })

    test('leaves alone what somebody put on top of it', async () => {
      const seen = await page.evaluate(async (url: string) => {
        const native = window.fetch
        const uninstall = whycors.install({ console: false })
        const installed = window.fetch
        const patch: typeof fetch = (...args) => installed(...args)
        window.fetch = patch
        uninstall()
        const stays = window.fetch === patch
        const { status } = await window.fetch(url)
        window.fetch = native
        return { stays, status }
      }, api.origin)
      expect(seen).toEqual({ stays: true, status: 200 })
    })
  })

  describe('in a dedicated worker', () => {
    /** Runs an expression in a new worker. */
    const inWorker = <Result>(expression: string): Promise<Result> =>
      page.evaluate<Result>(
        `(code) => new Promise((resolve, reject) => {
          const worker = new Worker('/worker.js')
          worker.onmessage = ({ data }) => { worker.terminate(); resolve(data) }
          worker.onerror = (event) => { worker.terminate(); reject(new Error(event.message)) }
          worker.postMessage(code)
        })`,
        expression,
      )

    test('lives on the same holder with the same attributes, and goes again', async () => {
      const seen = await inWorker<Record<string, unknown>>(`(() => {
        const holder = () => {
          let object = self
          while (!Object.hasOwn(object, 'fetch')) object = Object.getPrototypeOf(object)
          const { value, ...attributes } = Object.getOwnPropertyDescriptor(object, 'fetch')
          return { holder: object.constructor.name, isSelf: object === self, name: value.name, length: value.length, attributes, isNative: value === native }
        }
        const native = self.fetch
        const before = holder()
        const uninstall = whycors.install({ console: false })
        const during = holder()
        uninstall()
        return { before, during, after: holder() }
      })()`)
      const { before, during, after } = seen as Record<'before' | 'during' | 'after', Record<string, unknown>>
      expect(during).toEqual({ ...before, isNative: false })
      expect(after).toEqual(before)
      expect(before).toMatchObject({ isSelf: false, isNative: true, name: 'fetch', length: 1 })
    })

    for (const how of ['fetch', 'install'] as const) {
      test(`rejects with the native error as ${how}`, async () => {
        const seen = await inWorker<unknown>(`(${rejectionSeen})('${how}', ['${dead}'])`)
        expect(seen).toMatchObject({ natives: 1, isSame: true, changes: [] })
      })
    }
  })
})

/** Runs in the page: calls the drop-in around a recorder around the native fetch, and compares the rejection with the native one. */
async function rejectionSeen(how: string, args: [string, RequestInit?]) {
  return tools.withRecorder(how, async (dropIn, record) => {
    let taskPassed = false
    record.onError = () => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        taskPassed = true
        port1.close()
      }
      port2.postMessage(null)
    }
    const outcome = await dropIn(...args).then(
      () => ({ resolved: true, error: undefined, isSameTask: false }),
      (error: unknown) => ({ resolved: false, error, isSameTask: !taskPassed }),
    )
    // Probes and diagnoses come later than the rejection.
    await new Promise((resolve) => setTimeout(resolve, 150))
    const now = tools.fieldsOf(outcome.error)
    const then = record.fields[0] ?? {}
    return {
      natives: record.errors.length,
      isSame: !outcome.resolved && outcome.error === record.errors[0],
      isSameTask: outcome.isSameTask,
      changes: [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((key) => then[key] !== now[key]),
      fieldsSeen: Object.keys(then),
    }
  })
}

/** Runs in the page and gives what the tests share there. */
function makeTools() {
  type Fetch = typeof fetch
  interface Record_ {
    errors: unknown[]
    /** What each error looked like when the native promise was rejected. */
    fields: Record<string, unknown>[]
    responses: Response[]
    onError(): void
  }

  /** Everything that can be seen of an error: own properties, inherited name and message, prototype. */
  function fieldsOf(error: unknown): Record<string, unknown> {
    if (typeof error !== 'object' || error === null) return {}
    const { name, message, stack } = error as Error
    const fields: Record<string, unknown> = { name, message, stack, prototype: Object.getPrototypeOf(error) }
    for (const key of Reflect.ownKeys(error)) fields[`own ${String(key)}`] = (error as Record<PropertyKey, unknown>)[key]
    fields['extensible'] = Object.isExtensible(error)
    return fields
  }

  async function withDropIn<Result>(how: string, use: (dropIn: Fetch) => Result): Promise<Awaited<Result>> {
    if (how === 'fetch') return await use(whycors.fetch)
    if (how === 'createFetch') return await use(whycors.createFetch({ console: false }))
    const uninstall = whycors.install({ console: false })
    try {
      return await use(globalThis.fetch)
    } finally {
      uninstall()
    }
  }

  /** Puts a recorder around the native fetch, and the drop-in around that. */
  async function withRecorder<Result>(how: string, use: (dropIn: Fetch, record: Record_) => Result): Promise<Awaited<Result>> {
    const native = globalThis.fetch
    const record: Record_ = { errors: [], fields: [], responses: [], onError: () => {} }
    globalThis.fetch = function fetch(this: unknown, ...args: Parameters<Fetch>) {
      return Reflect.apply(native, this, args).then(
        (response: Response) => {
          record.responses.push(response)
          return response
        },
        (error: unknown) => {
          record.errors.push(error)
          record.fields.push(fieldsOf(error))
          record.onError()
          throw error
        },
      )
    } as Fetch
    try {
      return await withDropIn(how, (dropIn) => use(dropIn, record))
    } finally {
      globalThis.fetch = native
    }
  }

  /** The unhandledrejection events within a quarter of a second after a call. */
  async function unhandled(call: () => Promise<unknown>): Promise<{ isSamePromise: boolean; reason: unknown }[]> {
    const events: PromiseRejectionEvent[] = []
    const listen = (event: PromiseRejectionEvent) => {
      event.preventDefault()
      events.push(event)
    }
    addEventListener('unhandledrejection', listen)
    const promise = call()
    // No await of the promise itself: that would handle its rejection.
    await new Promise((resolve) => setTimeout(resolve, 250))
    removeEventListener('unhandledrejection', listen)
    return events.map((event) => ({ isSamePromise: event.promise === promise, reason: event.reason }))
  }

  return { fieldsOf, withDropIn, withRecorder, unhandled }
}
