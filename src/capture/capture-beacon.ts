import type { RequestRecord } from '../model/request-record.ts'
import { captureBody } from './capture-body.ts'
import { captureUrl } from './capture-url.ts'
import { measureBody } from './measure-body.ts'
import { notSeen } from './own-data.ts'
import { requestDraft } from './request-draft.ts'

/** The arguments of a `sendBeacon` call as a record. Looks at them as `captureFetch` does. Never throws. https://w3c.github.io/beacon/#sendbeacon-method */
export function captureBeacon(url: unknown, data?: unknown): RequestRecord {
  const draft = requestDraft('beacon')
  draft.method = 'POST'
  // Becomes `cors` where the type of the data is not safelisted.
  draft.mode = 'no-cors'
  draft.credentialsMode = 'include'
  draft.keepalive = true
  try {
    const captured = captureUrl(url)
    if (captured === notSeen) draft.unseen = [...draft.unseen, 'input']
    else if (captured === null) draft.inconvertible = [...draft.inconvertible, 'input']
    else draft.url = captured
    if (typeof data === 'symbol') draft.inconvertible = [...draft.inconvertible, 'body']
    else draft.body = measureBody(captureBody(data), data)
  } catch {
    // A revoked Proxy, or a trap that throws.
    draft.body = { kind: 'unseen' }
  }
  if (draft.body.kind === 'unseen') draft.unseen = [...draft.unseen, 'body']
  return draft
}
