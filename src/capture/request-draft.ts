import type { RequestRecord, Unseen } from '../model/request-record.ts'

/** A record that is being filled. */
export type RequestDraft = Omit<RequestRecord, 'unseen' | 'inconvertible'> & { unseen: Unseen[]; inconvertible: string[] }

/** What a call without any options is. */
export function requestDraft(api: RequestRecord['api']): RequestDraft {
  return {
    api,
    source: 'arguments',
    url: '',
    method: 'GET',
    headers: [],
    combinedHeaders: false,
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
}
