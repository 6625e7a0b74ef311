import type { RequestRecord } from '../model/request-record.ts'
import { normalizeMethod } from '../spec/fetch/normalize-method.ts'
import { append } from '../spec/infra/append.ts'
import { captureBody } from './capture-body.ts'
import { captureHeaders } from './capture-headers.ts'
import { signalState } from './capture-signal.ts'
import { captureUrl } from './capture-url.ts'
import { isProxy } from './is-proxy.ts'
import { measureBody } from './measure-body.ts'
import { isPlainObject, notSeen, ownData, primitiveToString } from './own-data.ts'
import { headersEntries, requestBrand, signalBrand } from './platform.ts'
import { type RequestDraft, requestDraft } from './request-draft.ts'

/**
 * The arguments of a `fetch` call as a record. Runs none of the app's code: what could (a getter, a Proxy, an iterator, a `toString`)
 * is left alone and named in `unseen`. Never throws.
 */
export function captureFetch(input: unknown, init?: unknown): RequestRecord {
  const draft = requestDraft('fetch')
  try {
    captureInput(draft, input)
    if (init !== undefined && init !== null) captureInit(draft, init, input)
  } catch {
    // A revoked Proxy, or a trap that throws.
    draft.unseen = [...draft.unseen, 'init']
  }
  return draft
}

function captureInput(draft: RequestDraft, input: unknown): void {
  if (typeof input === 'object' && input !== null && !isProxy(input) && requestBrand.is(input)) {
    captureRequest(draft, input)
    return
  }
  const captured = captureUrl(input)
  if (captured === notSeen) draft.unseen = [...draft.unseen, 'input']
  else if (captured === null) draft.inconvertible = [...draft.inconvertible, 'input']
  else draft.url = captured
}

function captureRequest(draft: RequestDraft, request: Request): void {
  const get = <K extends keyof Request>(name: K) => requestBrand.get(request, name)
  draft.source = 'request'
  draft.url = get('url')
  draft.method = get('method')
  draft.headers = headersEntries(get('headers'))
  draft.combinedHeaders = true
  draft.mode = get('mode')
  draft.credentialsMode = get('credentials')
  draft.cache = get('cache')
  draft.redirect = get('redirect')
  draft.referrerPolicy = get('referrerPolicy')
  draft.keepalive = get('keepalive') ?? false
  draft.integrity = get('integrity') !== ''
  if (signalState(get('signal')).aborted) draft.aborted = true
  // `body` is not touched: in some engines a look at it makes a stream. A method that can have a body is taken to have one.
  if (draft.method !== 'GET' && draft.method !== 'HEAD') draft.body = { kind: 'request', usable: !get('bodyUsed') }
}

function captureInit(draft: RequestDraft, init: unknown, input: unknown): void {
  if (typeof init !== 'object' && typeof init !== 'function') {
    draft.inconvertible = [...draft.inconvertible, 'init']
    return
  }
  if (init === null || typeof init === 'function' || !isPlainObject(init)) {
    draft.unseen = [...draft.unseen, 'init']
    return
  }
  let empty = true
  // No member is a symbol. (`Reflect.ownKeys` takes ten times as long.)
  for (const key of Object.getOwnPropertyNames(init)) {
    const value = ownData(init, key)
    if (value === undefined) continue
    if (captureMember(draft, key, value)) empty = false
  }
  if (draft.keepalive) draft.body = measureBody(draft.body, ownData(init, 'body'))
  if (empty || draft.source === 'arguments') return
  // A Request with a non-empty init is a new request: what it was navigated for is forgotten.
  draft.source = 'arguments'
  if (draft.mode === 'navigate' && ownData(init, 'mode') === undefined) draft.mode = 'same-origin'
  const method = normalizeMethod(draft.method)
  if (draft.body.kind !== 'request' || (method !== 'GET' && method !== 'HEAD')) return
  // A body beside such a method would make the call throw, so that a look at it changes nothing.
  const body = requestBrand.get(input as Request, 'body')
  if (body === null) draft.body = { kind: 'none' }
  else if (body === undefined) {
    // Firefox (seen in ESR 153.7) has no `Request.prototype.body`.
    draft.body = { kind: 'unseen' }
    draft.unseen = [...draft.unseen, 'body']
  }
}

/** Returns whether the key is a member of RequestInit. */
function captureMember(draft: RequestDraft, key: string, value: unknown): boolean {
  switch (key) {
    case 'headers': {
      const headers = captureHeaders(value)
      if (headers === 'unseen') draft.unseen = [...draft.unseen, key]
      else if (headers === 'inconvertible') draft.inconvertible = [...draft.inconvertible, key]
      else draft.headers = headers
      draft.combinedHeaders = false
      return true
    }
    case 'body':
      if (value === null) return true
      if (typeof value === 'symbol' && value !== notSeen) draft.inconvertible = [...draft.inconvertible, key]
      else {
        draft.body = captureBody(value)
        if (draft.body.kind === 'unseen') draft.unseen = [...draft.unseen, key]
      }
      return true
    case 'keepalive':
      if (value === notSeen) draft.unseen = [...draft.unseen, key]
      else draft.keepalive = Boolean(value)
      return true
    case 'signal':
      if (value === notSeen || isProxy(value)) draft.unseen = [...draft.unseen, key]
      else if (value !== null && !(typeof value === 'object' && signalBrand.is(value)))
        draft.inconvertible = [...draft.inconvertible, key]
      else if (value !== null && signalBrand.get(value as AbortSignal, 'aborted')) draft.aborted = true
      else if (draft.aborted) draft.aborted = false
      return true
    case 'window':
      if (value === notSeen) draft.unseen = [...draft.unseen, key]
      else if (value !== null) draft.inconvertible = [...draft.inconvertible, key]
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
      if (text === notSeen) draft.unseen = [...draft.unseen, key]
      else if (text === null) draft.inconvertible = [...draft.inconvertible, key]
      else if (key === 'credentials') draft.credentialsMode = text
      else if (key === 'integrity') draft.integrity = text !== ''
      else draft[key] = text
      return true
    }
    default:
      draft.otherMembers = append(draft.otherMembers as string[] | undefined, key)
      return false
  }
}
