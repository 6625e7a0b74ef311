type Fetch = typeof globalThis.fetch

/** What `fetch` was when this module loaded; absent during server rendering in old runtimes. */
const atLoad: Fetch | undefined = globalThis.fetch

const source = Function.prototype.toString

// Each call asks, and nearly always of the same function.
let asked: unknown
let answer = false

/**
 * Whether a function is the engine's own and not a patch or a stub. Who patches `toString` too (Sentry and zone.js do) can give a patch the text
 * of a native function: then none is known to be one.
 */
export function isNativeCode(candidate: unknown): boolean {
  if (candidate === asked) return answer
  answer = typeof candidate === 'function' && looksNative(candidate) && looksNative(source)
  asked = candidate
  return answer
}

/** No native function but a constructor has a `prototype`, which each that a `function` makes has. */
function looksNative(candidate: object): boolean {
  return !Object.hasOwn(candidate, 'prototype') && /\{\s*\[native code\]\s*\}$/.test(Reflect.apply(source, candidate, []))
}

/** The browser's own fetch, taken before the app could replace it; undefined where what was found is not native code. Only probes use it. */
export function nativeFetch(): Fetch | undefined {
  return isNativeCode(atLoad) ? atLoad : undefined
}
