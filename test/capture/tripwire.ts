/** Makes values that note when any of the app's code in them runs. */
export interface Tripwire {
  /** What ran so far. */
  readonly touched: string[]
  /** A function that must not be called. */
  trap(name: string): (...args: unknown[]) => never
  /** Adds an own getter to an object. */
  withGetter<T extends object>(object: T, name: PropertyKey): T
  /** A Proxy, each trap of which must not be called. */
  proxyOf<T extends object>(target: T): T
  /** An iterable that must not be iterated. */
  iterable(): Iterable<never>
  /** An object that must not be turned into a primitive. */
  convertible(): object
}

export function makeTripwire(): Tripwire {
  const touched: string[] = []
  const trap = (name: string) => () => {
    touched.push(name)
    throw new Error(`The app's ${name} ran.`)
  }
  return {
    touched,
    trap,
    withGetter: (object, name) =>
      Object.defineProperty(object, name, { get: trap(`getter ${String(name)}`), enumerable: true, configurable: true }),
    proxyOf(target) {
      const traps = Object.getOwnPropertyNames(Reflect).filter(
        (name) => typeof Reflect[name as keyof typeof Reflect] === 'function',
      )
      return new Proxy(target, Object.fromEntries(traps.map((name) => [name, trap(`Proxy trap ${name}`)])))
    },
    iterable: () => ({ [Symbol.iterator]: trap('iterator') }),
    convertible: () => ({ toString: trap('toString'), valueOf: trap('valueOf'), [Symbol.toPrimitive]: trap('toPrimitive') }),
  }
}
