type Method = (this: never, ...given: unknown[]) => unknown

/**
 * Puts a method in the place of another, with the attributes of its property. One that cannot be replaced (MSW seals some in browsers) stays as it is.
 *
 * @returns undoes it, but never what somebody else put there later
 */
export function replaceMethod(holder: object, name: PropertyKey, replacement: (native: Method) => Method): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(holder, name)
  const native: unknown = descriptor?.value
  if (descriptor === undefined || !descriptor.configurable || typeof native !== 'function') return () => {}
  const value = replacement(native as Method)
  for (const key of ['name', 'length'] as const)
    Object.defineProperty(value, key, { ...Object.getOwnPropertyDescriptor(value, key), value: native[key] })
  Object.defineProperty(holder, name, { ...descriptor, value })
  return () => {
    if (Object.getOwnPropertyDescriptor(holder, name)?.value === value) Object.defineProperty(holder, name, descriptor)
  }
}
