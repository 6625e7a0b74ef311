import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createFetch } from '../../src/adapters/console/create-fetch.ts'
import { install } from '../../src/adapters/console/install.ts'
import { diagnosisOf } from '../../src/page/diagnosis-of.ts'

const native = globalThis.fetch
const setImmediateAtFirst = setImmediate
const url = 'https://api.example.com/orders'

afterEach(() => {
  globalThis.fetch = native
})

/** A fetch that notes what it was called with and answers as told. */
function stub(answer: () => Promise<Response>) {
  const calls: { receiver: unknown; args: unknown[] }[] = []
  const fetch = function (this: unknown, ...args: unknown[]) {
    calls.push({ receiver: this, args })
    return answer()
  } as typeof globalThis.fetch
  return { fetch, calls }
}

const refused = () => new TypeError('Failed to fetch')

describe('what goes in and comes out', () => {
  test('hands on the very arguments, and no more than were given', async () => {
    const { fetch, calls } = stub(async () => new Response('ok'))
    const input = new URL(url)
    const init = { method: 'PUT', headers: { 'x-a': '1' } }
    await createFetch({ fetch })(input, init)
    await createFetch({ fetch })(input)
    await Reflect.apply(createFetch({ fetch }), undefined, [])
    expect(calls[0]?.args[0]).toBe(input)
    expect(calls[0]?.args[1]).toBe(init)
    expect(calls.map(({ args }) => args.length)).toEqual([2, 1, 0])
  })

  test('gives back the very response', async () => {
    const response = new Response('ok')
    const { fetch } = stub(async () => response)
    expect(await createFetch({ fetch })(url)).toBe(response)
    expect(response.bodyUsed).toBe(false)
  })

  test('rejects with the very error, untouched', async () => {
    const error = Object.freeze(refused())
    const { message, stack } = error
    const { fetch } = stub(() => Promise.reject(error))
    await expect(createFetch({ fetch })(url)).rejects.toBe(error)
    expect(error).toMatchObject({ message, stack })
    expect(Reflect.ownKeys(error).sort()).toEqual(['message', 'stack'])
    expect(diagnosisOf(error)?.request).toMatchObject({ method: 'GET', url })
  })

  test.each([['text'], [42], [null], [undefined], [Symbol('reason')]])(
    'rejects with the primitive %s as it is',
    async (reason) => {
      const { fetch } = stub(() => Promise.reject(reason))
      await expect(createFetch({ fetch })(url)).rejects.toBe(reason)
      expect(diagnosisOf(reason)).toBeUndefined()
    },
  )

  test('lets a synchronous throw of the base through', () => {
    const error = new RangeError('not today')
    const fetch = () => {
      throw error
    }
    expect(() => createFetch({ fetch })(url)).toThrow(error)
  })

  test('gives back what is no promise as it is', () => {
    // biome-ignore lint/suspicious/noThenProperty: a thenable is the case.
    const thenable = { then: vi.fn() }
    expect(createFetch({ fetch: () => thenable as unknown as Promise<Response> })(url)).toBe(thenable)
    expect(thenable.then).not.toHaveBeenCalled()
  })

  test('gives back what only inherits from Promise as it is', () => {
    const promise = Object.create(Promise.prototype) as Promise<Response>
    expect(createFetch({ fetch: () => promise })(url)).toBe(promise)
  })

  test('goes on where the app replaces the global Promise later', async () => {
    const PromiseAtLoad = Promise
    const error = refused()
    const answer = PromiseAtLoad.reject<Response>(error)
    // As zone.js does: a Promise of its own, whose instances the native `then` refuses.
    class OwnPromise {
      static resolve = (value: unknown) => PromiseAtLoad.resolve(value)
      static [Symbol.hasInstance]() {
        return true
      }
      // biome-ignore lint/suspicious/noThenProperty: a thenable is the case.
      then() {}
    }
    const own = new OwnPromise() as unknown as Promise<Response>
    globalThis.Promise = OwnPromise as unknown as PromiseConstructor
    try {
      expect(createFetch({ fetch: () => own })(url)).toBe(own)
      const rejection = createFetch({ fetch: () => answer })(url)
      await PromiseAtLoad.prototype.then.call(rejection, undefined, () => {})
      expect(diagnosisOf(error)?.request.url).toBe(url)
    } finally {
      globalThis.Promise = PromiseAtLoad
    }
  })

  test('returns the promise of the base itself where the signal is aborted already', () => {
    const promise = Promise.reject(refused())
    promise.catch(() => {})
    expect(createFetch({ fetch: () => promise })(url, { signal: AbortSignal.abort() })).toBe(promise)
  })

  test('looks like the native function', () => {
    const fetch = createFetch()
    expect(fetch.name).toBe('fetch')
    expect(fetch.length).toBe(1)
    expect(Reflect.ownKeys(fetch).sort()).toEqual(['length', 'name'])
    expect(() => Reflect.construct(fetch, [url])).toThrow(TypeError)
  })
})

describe('what a call was given', () => {
  test('is let go once it is answered, of the first call as well', async () => {
    setFlagsFromString('--expose-gc')
    const gc: () => void = runInNewContext('gc')
    const { fetch } = stub(async () => new Response('ok'))
    const ours = createFetch({ fetch: (input) => fetch(input) })
    const call = async () => {
      const init = { headers: { 'x-a': '1' } }
      await ours(url, init)
      return new WeakRef(init)
    }
    for (const given of [await call(), await call()]) {
      await vi.waitFor(() => {
        gc()
        // Not the object itself, which a failed expectation would keep.
        expect(given.deref() === undefined).toBe(true)
      })
    }
  })
})

describe('which fetch is used', () => {
  test('the global one at call time', async () => {
    const fetch = createFetch()
    const later = stub(async () => new Response('later'))
    globalThis.fetch = later.fetch
    expect(await (await fetch(url)).text()).toBe('later')
  })

  test('the one below, where the global one is a stand-in', async () => {
    const below = stub(async () => new Response('below'))
    globalThis.fetch = below.fetch
    globalThis.fetch = createFetch()
    await globalThis.fetch(url)
    await createFetch()(url)
    expect(below.calls).toHaveLength(2)
  })

  test('the one below, where somebody patched the global stand-in with a function that calls it', async () => {
    const below = stub(async () => new Response('below'))
    globalThis.fetch = below.fetch
    const standIn = createFetch()
    globalThis.fetch = (input, init) => standIn(input, init)
    await globalThis.fetch(url)
    expect(below.calls).toHaveLength(1)
  })

  describe('the one below, once, where a patch on top of the global stand-in', () => {
    /** Puts a stand-in in the place of the global fetch, and a patch on top of that; tells how often each of them was called. */
    function patched(wait: boolean, between: () => Promise<unknown> | undefined) {
      const below = stub(async () => new Response('below'))
      globalThis.fetch = below.fetch
      const standIn = createFetch()
      globalThis.fetch = standIn
      const waited = between()
      const patch = vi.fn(async (...args: Parameters<typeof globalThis.fetch>) => {
        if (wait) await undefined
        return standIn(new Request(...args))
      })
      const put = () => {
        globalThis.fetch = patch
        return { below, patch, standIn }
      }
      return waited === undefined ? put() : waited.then(put)
    }

    for (const wait of [false, true]) {
      const how = wait ? 'later' : 'at once'

      test(`calls it ${how}`, async () => {
        const { below, patch } = await patched(wait, () => Promise.resolve())
        await globalThis.fetch(url)
        await globalThis.fetch(url)
        expect(patch).toHaveBeenCalledTimes(2)
        expect(below.calls).toHaveLength(2)
      })

      test(`calls it ${how}, and was put there before any of our code could run`, async () => {
        const { below, patch } = await patched(wait, () => undefined)
        await globalThis.fetch(url)
        // Until the circle is seen, the patch is called again and again.
        patch.mockClear()
        await globalThis.fetch(url)
        expect(patch).toHaveBeenCalledTimes(1)
        expect(below.calls).toHaveLength(2)
      })
    }

    test('that came and went again is no reason to look there', async () => {
      const { below, standIn } = await patched(true, () => Promise.resolve())
      await globalThis.fetch(url)
      globalThis.fetch = stub(async () => new Response('later')).fetch
      expect(await (await standIn(url)).text()).toBe('below')
      expect(below.calls).toHaveLength(2)
    })
  })

  test('the global one for many calls of one URL at once, where all are answered', async () => {
    const fetch = createFetch()
    const later = stub(async () => new Response('later'))
    globalThis.fetch = later.fetch
    for (let round = 0; round < 10; round += 1) await Promise.all(Array.from({ length: 30 }, () => fetch(url)))
    expect(later.calls).toHaveLength(300)
  })

  test('the global one after many calls that it refused, or that were aborted before', async () => {
    const fetch = createFetch()
    const later = stub(() => Promise.reject(refused()))
    globalThis.fetch = later.fetch
    const signal = AbortSignal.abort()
    for (let round = 0; round < 50; round += 1) {
      await fetch(url).catch(() => {})
      await fetch(url, { signal }).catch(() => {})
    }
    expect(later.calls).toHaveLength(100)
  })
})

describe('faults of ours and of callbacks', () => {
  test.each([
    [
      'an error whose getters throw',
      Object.defineProperties(new TypeError('x'), { message: { get: fault }, name: { get: fault }, cause: { get: fault } }),
    ],
    ['a revoked Proxy as error', revoked()],
  ])('%s is handed on', async (_, error) => {
    const { fetch } = stub(() => Promise.reject(error))
    const outcome = await createFetch({ fetch })(url).then(
      () => 'resolved',
      (reason: unknown) => reason === error,
    )
    expect(outcome).toBe(true)
  })

  test('a revoked Proxy as init is handed on', async () => {
    const init = revoked()
    const { fetch, calls } = stub(async () => new Response('ok'))
    await createFetch({ fetch })(url, init)
    expect(calls[0]?.args[1]).toBe(init)
  })

  test('a logger and a redact that throw change nothing', async () => {
    const error = refused()
    const { fetch } = stub(() => Promise.reject(error))
    const options = { fetch, redact: fault, console: { warn: fault, info: fault } }
    await expect(createFetch(options)(url, { method: 'PUT' })).rejects.toBe(error)
  })

  test('onDiagnosis is called once for a failure', async () => {
    const error = refused()
    const { fetch } = stub(() => Promise.reject(error))
    const onDiagnosis = vi.fn()
    await expect(createFetch({ fetch, onDiagnosis })(url)).rejects.toBe(error)
    await vi.waitFor(() => expect(onDiagnosis).toHaveBeenCalledTimes(1))
    expect(onDiagnosis.mock.calls[0]?.[1]).toBe(error)
    expect(onDiagnosis.mock.calls[0]?.[0]).toEqual(diagnosisOf(error))
  })

  test('a clock that a test has stopped holds no timer of ours, and stops none', async () => {
    vi.useFakeTimers()
    try {
      const onDiagnosis = vi.fn()
      const fetch = createFetch({ fetch: () => Promise.reject(refused()), onDiagnosis })
      await expect(fetch(url)).rejects.toThrow()
      expect(vi.getTimerCount()).toBe(0)
      while (onDiagnosis.mock.calls.length === 0) await new Promise((resolve) => setImmediateAtFirst(resolve))
    } finally {
      vi.useRealTimers()
    }
  })

  test.each([
    [{ probe: 'always' }, /probe/],
    [{ fetch: 1 }, /"fetch"/],
    [{ console: 'yes' }, /"console"/],
    [{ onDiagnosis: {} }, /"onDiagnosis"/],
    [{ retries: 3 }, /unknown option "retries"/],
    [null, /options/],
  ])('options %j are refused with the key named', (options, message) => {
    expect(() => createFetch(options as never)).toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(message) }),
    )
    expect(() => install(options as never)).toThrow(TypeError)
  })
})

describe('aborts', () => {
  test('one reason for many calls is an abort without a request', async () => {
    const controller = new AbortController()
    const fetch = createFetch({
      fetch: (_, init) =>
        new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    })
    const calls = [fetch(`${url}/1`, { signal: controller.signal }), fetch(`${url}/2`, { signal: controller.signal })]
    controller.abort()
    await Promise.allSettled(calls)
    expect(diagnosisOf(controller.signal.reason)).toMatchObject({
      stage: 'aborted',
      cause: 'aborted',
      request: { url: '', method: '' },
    })
  })
})

describe('install', () => {
  test('puts the stand-in where the global fetch is, with its attributes, and takes it away again', async () => {
    const below = stub(async () => new Response('ok'))
    globalThis.fetch = below.fetch
    const before = Object.getOwnPropertyDescriptor(globalThis, 'fetch')
    const uninstall = install()
    expect(globalThis.fetch).not.toBe(below.fetch)
    expect({ ...Object.getOwnPropertyDescriptor(globalThis, 'fetch'), value: undefined }).toEqual({ ...before, value: undefined })
    expect(install()).toBe(uninstall)
    const receiver = {}
    await Reflect.apply(globalThis.fetch, receiver, [url])
    expect(below.calls[0]?.receiver).toBe(receiver)
    uninstall()
    uninstall()
    expect(globalThis.fetch).toBe(below.fetch)
  })

  test('leaves a later patch where it is, and is silent below it', async () => {
    const error = refused()
    globalThis.fetch = () => Promise.reject(error)
    const uninstall = install()
    const ours = globalThis.fetch
    const patch: typeof fetch = (input, init) => ours(input, init)
    globalThis.fetch = patch
    uninstall()
    expect(globalThis.fetch).toBe(patch)
    await expect(globalThis.fetch(url)).rejects.toBe(error)
    expect(diagnosisOf(error)).toBeUndefined()
  })
})

function fault(): never {
  throw new Error('a fault')
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
