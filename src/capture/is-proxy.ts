/** Only Node can tell without asking the Proxy itself. */
const nodeTypes = (() => {
  try {
    return globalThis.process?.getBuiltinModule?.('node:util').types
  } catch {
    return undefined
  }
})()

/**
 * Whether a value is a Proxy. In a page it counts as an ordinary object, and is then asked for its prototype, its keys and its own property
 * descriptors, never for a value.
 */
export function isProxy(value: unknown): boolean {
  return nodeTypes?.isProxy(value) ?? false
}

/**
 * Whether a look at a property that an object lacks would reach a Proxy. In a page no such look is taken: platform objects are known by what
 * is inside of them. Node writes some of its own in JavaScript (AbortSignal, Headers), and these look at properties.
 */
export function hasProxyInChain(object: object): boolean {
  if (nodeTypes === undefined) return false
  for (let link: object | null = object; link !== null; link = Object.getPrototypeOf(link))
    if (nodeTypes.isProxy(link)) return true
  return false
}
