import type { RequestRecord } from '../model/request-record.ts'
import type { XhrRecord } from '../model/xhr-record.ts'
import { captureBody } from './capture-body.ts'
import { captureHeaders } from './capture-headers.ts'
import { captureUrl } from './capture-url.ts'
import { measureBody } from './measure-body.ts'
import { isPlainObject, notSeen, ownData, primitiveToString } from './own-data.ts'
import { type RequestDraft, requestDraft } from './request-draft.ts'

/** What an XMLHttpRequest was given up to `send`, as a record. Looks at its argument as `captureFetch` does. Never throws. */
export function captureXhr(request: unknown): RequestRecord {
  const draft = requestDraft('xhr')
  draft.uploadListener = false
  try {
    if (typeof request === 'object' && request !== null && isPlainObject(request)) captureMembers(draft, request)
    else draft.unseen = [...draft.unseen, 'input']
  } catch {
    // A revoked Proxy, or a trap that throws.
    draft.unseen = [...draft.unseen, 'input']
  }
  return draft
}

function captureMembers(draft: RequestDraft, request: object): void {
  const read = (name: keyof XhrRecord) => ownData(request, name)
  const flag = (name: keyof XhrRecord, otherwise: boolean) => {
    const value = read(name)
    if (value === notSeen) draft.unseen = [...draft.unseen, 'init']
    return value === undefined || value === notSeen ? otherwise : Boolean(value)
  }

  const url = captureUrl(read('url'))
  if (url === notSeen) draft.unseen = [...draft.unseen, 'input']
  else if (url === null) draft.inconvertible = [...draft.inconvertible, 'input']
  else draft.url = url

  const given = read('method')
  const method = primitiveToString(given === undefined ? 'GET' : given)
  if (method === notSeen) draft.unseen = [...draft.unseen, 'method']
  else if (method === null) draft.inconvertible = [...draft.inconvertible, 'method']
  else draft.method = method

  const pairs = read('headers')
  const headers = pairs === undefined ? [] : captureHeaders(pairs)
  if (headers === 'unseen') draft.unseen = [...draft.unseen, 'headers']
  else if (headers === 'inconvertible') draft.inconvertible = [...draft.inconvertible, 'headers']
  else draft.headers = headers

  draft.body = captureBody(read('body'))
  // Whether it is empty matters in one engine.
  if (draft.body.kind === 'url-search-params') draft.body = measureBody(draft.body, read('body'))
  if (draft.body.kind === 'unseen') draft.unseen = [...draft.unseen, 'body']
  draft.uploadListener = flag('uploadListener', false)
  draft.synchronous = !flag('async', true)
  if (flag('withCredentials', false)) draft.credentialsMode = 'include'
}
