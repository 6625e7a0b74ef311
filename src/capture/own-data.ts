import { isProxy } from './is-proxy.ts'

/** Stands for a property that exists but was not looked at, because a look would run the app's code. */
export const notSeen: unique symbol = Symbol('not seen')

/** Whether an object is an ordinary one whose properties are all its own: made by a literal, `Object.create(null)` or JSON, in any realm. */
export function isPlainObject(value: object): boolean {
  if (isProxy(value)) return false
  const prototype: object | null = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || isForeignObjectPrototype(prototype)
}

function isForeignObjectPrototype(prototype: object): boolean {
  return !isProxy(prototype) && Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'hasOwnProperty')
}

/** The value of an own data property; `notSeen` for an accessor; undefined where there is none. */
export function ownData(object: object, key: PropertyKey): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(object, key)
  if (descriptor === undefined) return undefined
  return 'value' in descriptor ? descriptor.value : notSeen
}

/** What Web IDL makes of a primitive for a string type; `notSeen` for an object, whose conversion would run the app's code; null for a symbol. */
export function primitiveToString(value: unknown): string | null | typeof notSeen {
  if (typeof value === 'string') return value
  if (value === notSeen || (typeof value === 'object' && value !== null) || typeof value === 'function') return notSeen
  return typeof value === 'symbol' ? null : String(value)
}
