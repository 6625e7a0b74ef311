type Fetch = typeof globalThis.fetch

/** What `fetch` was when this module loaded; absent during server rendering in old runtimes. */
const atLoad: Fetch | undefined = globalThis.fetch

const source = Function.prototype.toString

// Each call asks, and nearly always of the same function.
let asked: unknown
let answer = false

/** Whether a function is the engine's own and not a patch or a stub. */
export function isNativeCode(candidate: unknown): boolean {
  if (candidate === asked) return answer
  answer = typeof candidate === 'function' && /\{\s*\[native code\]\s*\}$/.test(Reflect.apply(source, candidate, []))
  asked = candidate
  return answer
}

/** The browser's own fetch, taken before the app could replace it; undefined where what was found is not native code. Only probes use it. */
export function nativeFetch(): Fetch | undefined {
  return isNativeCode(atLoad) ? atLoad : undefined
}
