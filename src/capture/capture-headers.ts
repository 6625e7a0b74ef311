import type { HeaderList } from '../spec/fetch/header-list.ts'
import { append } from '../spec/infra/append.ts'
import { isProxy } from './is-proxy.ts'
import { isPlainObject, notSeen, ownData, primitiveToString } from './own-data.ts'
import { headersEntries, isHeaders } from './platform.ts'

/** What was found: a list; `inconvertible` where Web IDL throws; `unseen` where a look would run the app's code. */
export type CapturedHeaders = HeaderList | 'inconvertible' | 'unseen'

/** Reads `init.headers` as Web IDL would, without running any code of the app. https://fetch.spec.whatwg.org/#typedefdef-headersinit */
export function captureHeaders(value: unknown): CapturedHeaders {
  if (value === notSeen) return 'unseen'
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return 'inconvertible'
  if (isProxy(value)) return 'unseen'
  if (Array.isArray(value)) return captureSequence(value)
  if (isPlainObject(value)) return captureRecord(value)
  return isHeaders(value) ? headersEntries(value) : 'unseen'
}

function captureSequence(sequence: readonly unknown[]): CapturedHeaders {
  const headers: [string, string][] = []
  const pairs = arrayItems(sequence)
  if (pairs === null) return 'unseen'
  for (const pair of pairs) {
    if (pair === notSeen || typeof pair === 'function') return 'unseen'
    if (typeof pair !== 'object' || pair === null) return 'inconvertible'
    if (isProxy(pair) || !Array.isArray(pair)) return 'unseen'
    const items = arrayItems(pair)
    if (items === null) return 'unseen'
    if (items.length !== 2) return 'inconvertible'
    const name = primitiveToString(items[0])
    const content = primitiveToString(items[1])
    if (name === notSeen || content === notSeen) return 'unseen'
    if (name === null || content === null) return 'inconvertible'
    headers.push([name, content])
  }
  return headers
}

/** The items of an ordinary array; null where its iteration is the app's own. */
function arrayItems(array: readonly unknown[]): unknown[] | null {
  if (Object.getPrototypeOf(array) !== Array.prototype || Object.hasOwn(array, Symbol.iterator)) return null
  const items: unknown[] = []
  for (let index = 0; index < array.length; index += 1) items.push(ownData(array, index))
  return items
}

function captureRecord(record: object): CapturedHeaders {
  let headers: [string, string][] | undefined
  for (const symbol of Object.getOwnPropertySymbols(record)) {
    // An own iterator makes it a sequence, whatever its other keys are.
    if (symbol === Symbol.iterator) return 'unseen'
    if (Object.getOwnPropertyDescriptor(record, symbol)?.enumerable) return 'inconvertible'
  }
  for (const key of Object.getOwnPropertyNames(record)) {
    const descriptor = Object.getOwnPropertyDescriptor(record, key)
    if (!descriptor?.enumerable) continue
    const value = 'value' in descriptor ? primitiveToString(descriptor.value) : notSeen
    if (value === notSeen) return 'unseen'
    if (value === null) return 'inconvertible'
    headers = append(headers, [key, value])
  }
  return headers ?? []
}
