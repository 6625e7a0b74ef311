import type { RequestRecord, Unseen } from '../model/request-record.ts'
import { captureBody } from './capture-body.ts'
import { captureHeaders } from './capture-headers.ts'
import { isPlainObject, notSeen, ownData, primitiveToString } from './own-data.ts'
import { headersEntries, isProxy, requestBrand, signalBrand, urlBrand } from './platform.ts'

type Draft = Omit<RequestRecord, 'unseen' | 'inconvertible'> & { unseen: Unseen[]; inconvertible: string[] }

/**
 * The arguments of a `fetch` call as a record. Runs none of the app's code: what could (a getter, a Proxy, an iterator, a `toString`)
 * is left alone and named in `unseen`. Never throws.
 */
export function captureFetch(input: unknown, init?: unknown): RequestRecord {
  const draft: Draft = {
    api: 'fetch',
    source: 'arguments',
    url: '',
    method: 'GET',
    headers: [],
    body: { kind: 'none' },
    mode: 'cors',
    credentialsMode: 'same-origin',
    cache: 'default',
    redirect: 'follow',
    referrerPolicy: '',
    keepalive: false,
    unseen: [],
    inconvertible: [],
  }
  try {
    captureInput(draft, input)
    if (init !== undefined && init !== null) captureInit(draft, init, input)
  } catch {
    // A revoked Proxy, or a trap that throws.
    draft.unseen.push('init')
  }
  return draft
}

function captureInput(draft: Draft, input: unknown): void {
  const url = primitiveToString(input)
  if (typeof url === 'string') draft.url = url
  else if (url === null) draft.inconvertible.push('input')
  else if (typeof input !== 'object' || input === null || isProxy(input)) draft.unseen.push('input')
  else if (requestBrand.is(input)) captureRequest(draft, input)
  else if (urlBrand.is(input)) captureUrl(draft, input)
  else draft.unseen.push('input')
}

/** A URL is turned into a string by its own `toString`, which an app can replace. */
function captureUrl(draft: Draft, url: URL): void {
  if (Object.getPrototypeOf(url) === URL.prototype && Object.getOwnPropertyNames(url).length === 0)
    draft.url = urlBrand.get(url, 'href')
  else draft.unseen.push('input')
}

function captureRequest(draft: Draft, request: Request): void {
  const get = <K extends keyof Request>(name: K) => requestBrand.get(request, name)
  draft.source = 'request'
  draft.url = get('url')
  draft.method = get('method')
  draft.headers = headersEntries(get('headers'))
  draft.mode = get('mode')
  draft.credentialsMode = get('credentials')
  draft.cache = get('cache')
  draft.redirect = get('redirect')
  draft.referrerPolicy = get('referrerPolicy')
  draft.keepalive = get('keepalive') ?? false
  draft.integrity = get('integrity') !== ''
  // `body` is not touched: in some engines a look at it makes a stream. A method that can have a body is taken to have one.
  if (draft.method !== 'GET' && draft.method !== 'HEAD') draft.body = { kind: 'request', usable: !get('bodyUsed') }
}

function captureInit(draft: Draft, init: unknown, input: unknown): void {
  if (typeof init !== 'object' && typeof init !== 'function') {
    draft.inconvertible.push('init')
    return
  }
  if (init === null || typeof init === 'function' || !isPlainObject(init)) {
    draft.unseen.push('init')
    return
  }
  let empty = true
  for (const key of Reflect.ownKeys(init)) {
    const value = ownData(init, key)
    if (value === undefined) continue
    if (captureMember(draft, key, value)) empty = false
  }
  if (empty || draft.source === 'arguments') return
  // A Request with a non-empty init is a new request: what it was navigated for is forgotten.
  draft.source = 'arguments'
  if (draft.mode === 'navigate') draft.mode = 'same-origin'
  if (
    draft.body.kind === 'request' &&
    (draft.method === 'GET' || draft.method === 'HEAD') &&
    requestBrand.get(input as Request, 'body') === null
  )
    draft.body = { kind: 'none' }
}

/** Returns whether the key is a member of RequestInit. */
function captureMember(draft: Draft, key: PropertyKey, value: unknown): boolean {
  switch (key) {
    case 'headers': {
      const headers = captureHeaders(value)
      if (headers === 'unseen') draft.unseen.push(key)
      else if (headers === 'inconvertible') draft.inconvertible.push(key)
      else draft.headers = headers
      return true
    }
    case 'body':
      if (value === null) return true
      if (typeof value === 'symbol' && value !== notSeen) draft.inconvertible.push(key)
      else {
        draft.body = captureBody(value)
        if (draft.body.kind === 'unseen') draft.unseen.push(key)
      }
      return true
    case 'keepalive':
      if (value === notSeen) draft.unseen.push(key)
      else draft.keepalive = Boolean(value)
      return true
    case 'signal':
      if (value === notSeen) draft.unseen.push(key)
      else if (value !== null && !(typeof value === 'object' && signalBrand.is(value))) draft.inconvertible.push(key)
      return true
    case 'window':
      if (value === notSeen) draft.unseen.push(key)
      else if (value !== null) draft.inconvertible.push(key)
      return true
    case 'method':
    case 'mode':
    case 'credentials':
    case 'cache':
    case 'redirect':
    case 'referrer':
    case 'referrerPolicy':
    case 'integrity':
    case 'duplex':
    case 'priority': {
      const text = primitiveToString(value)
      if (text === notSeen) draft.unseen.push(key)
      else if (text === null) draft.inconvertible.push(key)
      else if (key === 'credentials') draft.credentialsMode = text
      else if (key === 'integrity') draft.integrity = text !== ''
      else draft[key] = text
      return true
    }
    default:
      return false
  }
}
