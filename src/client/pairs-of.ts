import { refuse } from './schema.ts'

declare const __WHYCORS_DEVELOPMENT__: boolean

const isObject =
  typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__
    ? 'is an object: make it a string in the schema'
    : 'is an object'

/**
 * Names and values as a query or a form has them: lists are repeated, what is undefined or null is left out, dates are written as in JSON.
 * Nothing else that is an object has one way to be written, but for what `isFit` takes as it is.
 *
 * @throws {SchemaValidationError} for such an object
 */
export function pairsOf<Value = string>(
  values: unknown,
  at: PropertyKey,
  isFit: (item: unknown) => boolean = () => false,
): [string, Value | string][] {
  const found: [string, Value | string][] = []
  for (const [key, value] of Object.entries(values ?? {})) {
    for (const one of [value].flat()) {
      if (one === undefined || one === null) continue
      const item = (one as Date).toJSON?.() ?? one
      const isWrong = typeof item === 'object' && !isFit(item)
      found.push([key, isWrong ? refuse(isObject, at, key) : isFit(item) ? (item as Value) : String(item)])
    }
  }
  return found
}
