/** What `fetch` was when this module loaded; absent during server rendering in old runtimes. */
const atLoad: typeof globalThis.fetch | undefined = globalThis.fetch

const source = Function.prototype.toString

/** The browser's own fetch, taken before the app could replace it; undefined where what was found is not native code. Only probes use it. */
export function nativeFetch(): typeof globalThis.fetch | undefined {
  if (typeof atLoad !== 'function') return undefined
  return /\{\s*\[native code\]\s*\}$/.test(Reflect.apply(source, atLoad, [])) ? atLoad : undefined
}
