import type { BodyRecord, RequestRecord } from '../model/request-record.ts'

/** A record that is being filled. */
export type RequestDraft = { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] }

const noBody: BodyRecord = { kind: 'none' }
const nothing: readonly never[] = []

/** What a call without any options is. Its lists are shared, so they are replaced and not filled. */
export function requestDraft(api: RequestRecord['api']): RequestDraft {
  return {
    api,
    source: 'arguments',
    url: '',
    method: 'GET',
    headers: nothing,
    combinedHeaders: false,
    body: noBody,
    mode: 'cors',
    credentialsMode: 'same-origin',
    cache: 'default',
    redirect: 'follow',
    referrerPolicy: '',
    keepalive: false,
    unseen: nothing,
    inconvertible: nothing,
  }
}
