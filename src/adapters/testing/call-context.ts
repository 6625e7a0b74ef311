/** What follows a call through all that is asynchronous. Only Node has it; vitest's browser mode has not. */
export interface Context<T> {
  get(): T | undefined
  run<R>(value: T, callback: () => R): R
}

interface Storage<T> {
  getStore(): T | undefined
  run<R>(value: T, callback: () => R): R
}

interface Runtime {
  process?: {
    getBuiltinModule?(name: string): { AsyncLocalStorage?: new () => Storage<unknown> } | undefined
  }
}

/** Makes a context; undefined where the runtime has none. */
export function createContext<T>(): Context<T> | undefined {
  const { AsyncLocalStorage } = (globalThis as Runtime).process?.getBuiltinModule?.('node:async_hooks') ?? {}
  if (AsyncLocalStorage === undefined) return undefined
  const storage = new AsyncLocalStorage() as Storage<T>
  return { get: () => storage.getStore(), run: (value, callback) => storage.run(value, callback) }
}
