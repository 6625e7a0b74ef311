import { isProxy } from './is-proxy.ts'
import { notSeen, primitiveToString } from './own-data.ts'
import { isOrdinaryUrl, urlBrand } from './platform.ts'

/** The URL that a call is given, as text; null for a symbol; `notSeen` where turning it into text would run the app's code. */
export function captureUrl(value: unknown): string | null | typeof notSeen {
  const url = primitiveToString(value)
  if (url !== notSeen) return url
  if (typeof value !== 'object' || value === null || isProxy(value) || !urlBrand.is(value)) return notSeen
  return isOrdinaryUrl(value) ? urlBrand.get(value, 'href') : notSeen
}
