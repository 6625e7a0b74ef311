type Method = (this: never, ...given: unknown[]) => unknown

/**
 * Puts a method in the place of another, with the attributes of its property. One that an object inherits (those of happy-dom's windows do) is replaced on
 * the object itself; one that cannot be replaced (MSW seals some in browsers) stays as it is.
 *
 * @returns undoes it, but never what somebody else put there later
 */
export function replaceMethod(holder: object, name: PropertyKey, replacement: (native: Method) => Method): () => void {
  const own = Object.getOwnPropertyDescriptor(holder, name)
  const descriptor = own ?? inherited(holder, name)
  const native: unknown = descriptor?.value
  if (descriptor === undefined || typeof native !== 'function') return () => {}
  if (own === undefined ? !Object.isExtensible(holder) : !own.configurable) return () => {}
  const value = replacement(native as Method)
  for (const key of ['name', 'length'] as const)
    Object.defineProperty(value, key, { ...Object.getOwnPropertyDescriptor(value, key), value: native[key] })
  Object.defineProperty(holder, name, { ...descriptor, configurable: true, value })
  return () => {
    if (Object.getOwnPropertyDescriptor(holder, name)?.value !== value) return
    if (own === undefined) Reflect.deleteProperty(holder, name)
    else Object.defineProperty(holder, name, own)
  }
}

function inherited(holder: object, name: PropertyKey): PropertyDescriptor | undefined {
  for (let parent: object | null = holder; parent !== null; parent = Object.getPrototypeOf(parent)) {
    const descriptor = Object.getOwnPropertyDescriptor(parent, name)
    if (descriptor !== undefined) return descriptor
  }
  return undefined
}
