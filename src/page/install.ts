import { noteStandIn } from './base-fetch.ts'
import { standInFor } from './create-fetch.ts'
import type { FetchOptions, Observer } from './options.ts'
import { watchXhr } from './watch-xhr.ts'

type Fetch = typeof globalThis.fetch

let installed: (() => void) | undefined

/** The object that `fetch` lives on: the window itself, in workers a prototype of the global object. */
function holderOf(): object {
  for (let holder: object | null = globalThis; holder !== null; holder = Object.getPrototypeOf(holder)) {
    if (Object.hasOwn(holder, 'fetch')) return holder
  }
  return globalThis
}

/**
 * Puts a stand-in where the global `fetch` is, and watches XMLHttpRequest. A second call changes nothing and gives the same uninstaller.
 * What somebody else puts on top afterwards stays there: our part below it then only hands on.
 */
export function installSilentFetch(options: FetchOptions, observer: Observer): () => void {
  if (installed !== undefined) return installed
  const holder = holderOf()
  const descriptor = Object.getOwnPropertyDescriptor(holder, 'fetch')
  const replaced = globalThis.fetch
  const base = options.fetch ?? replaced
  let active = true
  const watching = standInFor({ atFirst: base }, options, observer, true)
  const { fetch: standIn } = {
    fetch(this: unknown, _input: RequestInfo | URL, ..._init: [RequestInit?]): Promise<Response> {
      // biome-ignore lint/complexity/noArguments: a call without an argument must reach the native fetch as one.
      return Reflect.apply(active ? watching : replaced, this, arguments)
    },
  }
  noteStandIn(standIn, () => (active ? base : replaced))
  define(holder, descriptor, standIn)
  const unwatchXhr = watchXhr(options, observer)
  installed = () => {
    if (!active) return
    active = false
    installed = undefined
    unwatchXhr()
    if (Object.getOwnPropertyDescriptor(holder, 'fetch')?.value === standIn) define(holder, descriptor, replaced)
  }
  return installed
}

/** With the attributes that the property had: writable, enumerable and configurable in every engine. */
function define(holder: object, descriptor: PropertyDescriptor | undefined, value: Fetch): void {
  Object.defineProperty(holder, 'fetch', { writable: true, enumerable: true, configurable: true, ...descriptor, value })
}
