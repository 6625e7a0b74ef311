import { hasProxyInChain } from './is-proxy.ts'

/** Reads an attribute of a platform object by the getter of its prototype, which no subclass or own property can replace. */
export interface Brand<T extends object> {
  /** Whether the value is a platform object of this interface. Runs none of the app's code; false for a Proxy around one. */
  is(value: object): value is T
  get<K extends keyof T>(object: T, name: K): T[K]
}

type Getter = (this: unknown) => unknown

/**
 * The brand of an interface, taken from its prototype while this module loads, so that later patches do not reach it.
 * `probe` is an attribute that every object of the interface has. The interface may be missing (server rendering, old engines).
 */
export function brandOf<T extends object>(
  interfaceObject: { prototype: T } | undefined,
  probe: keyof T & string,
  ...names: (keyof T & string)[]
): Brand<T> {
  const getters = new Map<PropertyKey, Getter>()
  for (const name of [probe, ...names]) {
    const getter = interfaceObject && getterOf(interfaceObject.prototype, name)
    if (getter) getters.set(name, getter)
  }
  const probeGetter = getters.get(probe)
  return {
    is(value): value is T {
      if (probeGetter === undefined || hasProxyInChain(value)) return false
      try {
        // happy-dom's getters do not throw for what is none of theirs.
        return Reflect.apply(probeGetter, value, []) !== undefined
      } catch {
        return false
      }
    },
    get(object, name) {
      const getter = getters.get(name)
      return (getter === undefined ? undefined : Reflect.apply(getter, object, [])) as T[typeof name]
    },
  }
}

/** DOMs for tests put a class of their own over the platform's (happy-dom, jsdom under vitest): the getter then stands further up. */
function getterOf(prototype: object, name: PropertyKey): Getter | undefined {
  for (let holder: object | null = prototype; holder !== null; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name)
    if (descriptor !== undefined) return descriptor.get
  }
  return undefined
}

/** Like `brandOf`, for interfaces without an attribute: `check` must throw for any other receiver and change nothing. */
export function brandByMethod(check: ((this: never, ...args: never[]) => unknown) | undefined, ...args: unknown[]) {
  return (value: object): boolean => {
    if (check === undefined || hasProxyInChain(value)) return false
    try {
      Reflect.apply(check, value, args)
      return true
    } catch {
      return false
    }
  }
}
