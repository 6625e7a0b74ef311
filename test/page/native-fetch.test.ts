import { afterEach, describe, expect, test, vi } from 'vitest'

const fetchAtFirst = globalThis.fetch
const textAtFirst = Function.prototype.toString

afterEach(() => {
  globalThis.fetch = fetchAtFirst
  Function.prototype.toString = textAtFirst
})

/** The module as it is where it loads now: what it takes from the realm is taken then. */
async function loadNow() {
  vi.resetModules()
  return import('../../src/page/native-fetch.ts')
}

describe('the native fetch', () => {
  test('is what was there when the module loaded', async () => {
    const native = Math.max as unknown as typeof fetch
    globalThis.fetch = native
    const { isNativeCode, nativeFetch } = await loadNow()
    globalThis.fetch = () => Promise.reject()
    expect(nativeFetch()).toBe(native)
    expect(isNativeCode(native)).toBe(true)
    expect(isNativeCode(globalThis.fetch)).toBe(false)
  })

  test('is not known where somebody patched it before', async () => {
    globalThis.fetch = (...args) => fetchAtFirst(...args)
    const { nativeFetch } = await loadNow()
    expect(nativeFetch()).toBeUndefined()
  })

  describe('is not known where a patch passes for the native one, as that of', () => {
    const native = Math.max

    /** Patches fetch, and `toString` so that it tells for the functions of `hidden` what it tells for a native one. */
    function patch(hidden: (patches: object[]) => object[]) {
      const fetch: typeof globalThis.fetch = (...args) => fetchAtFirst(...args)
      globalThis.fetch = fetch
      Function.prototype.toString = function (this: unknown) {
        const isHidden = hidden([fetch, Function.prototype.toString]).includes(this as object)
        return Reflect.apply(textAtFirst, isHidden ? native : this, [])
      }
      return fetch
    }

    test.each([
      ['Sentry', ([fetch = {}]: object[]) => [fetch]],
      ['zone.js, which hides that of toString too', (patches: object[]) => patches],
    ])('%s', async (_, hidden) => {
      const patched = patch(hidden)
      const { isNativeCode, nativeFetch } = await loadNow()
      expect(String(patched)).toMatch(/native code/)
      expect(isNativeCode(patched)).toBe(false)
      expect(nativeFetch()).toBeUndefined()
    })
  })
})
