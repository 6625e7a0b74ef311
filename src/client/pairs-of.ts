import { refuse } from './schema.ts'

/**
 * Names and values as a query or a form has them: lists are repeated, what is undefined or null is left out, dates are written as in JSON.
 * Nothing else that is an object has one way to be written, but for what `isFit` takes as it is.
 *
 * @throws {readonly Issue[]} for such an object
 */
export function pairsOf<Value = string>(
  values: unknown,
  at: PropertyKey,
  isFit: (item: unknown) => boolean = () => false,
): [string, Value | string][] {
  const found: [string, Value | string][] = []
  for (const [key, value] of Object.entries(values ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue
      if (item instanceof Date) found.push([key, item.toJSON()])
      else if (isFit(item)) found.push([key, item as Value])
      else if (typeof item === 'object') refuse('is an object: make it a string in the schema', at, key)
      else found.push([key, String(item)])
    }
  }
  return found
}
