import { notSeen, primitiveToString } from './own-data.ts'
import { isOrdinaryUrl, isProxy, urlBrand } from './platform.ts'

/** The URL that a call is given, as text; `inconvertible` for a symbol; `unseen` where turning it into text would run the app's code. */
export function captureUrl(value: unknown): { url: string } | 'inconvertible' | 'unseen' {
  const url = primitiveToString(value)
  if (url === null) return 'inconvertible'
  if (url !== notSeen) return { url }
  if (typeof value !== 'object' || value === null || isProxy(value) || !urlBrand.is(value)) return 'unseen'
  return isOrdinaryUrl(value) ? { url: urlBrand.get(value, 'href') } : 'unseen'
}
