import type { Environment } from '../../src/model/environment.ts'
import type { BodyRecord, RequestRecord } from '../../src/model/request-record.ts'

/** A cross-origin `fetch` without options, but for what is given. */
export function recordOf(given: Partial<RequestRecord> = {}): RequestRecord {
  return {
    api: 'fetch',
    source: 'arguments',
    url: 'https://api.example/path',
    method: 'GET',
    headers: [],
    body: { kind: 'none' },
    mode: 'cors',
    credentialsMode: 'same-origin',
    cache: 'default',
    redirect: 'follow',
    referrerPolicy: '',
    keepalive: false,
    inconvertible: [],
    unseen: [],
    ...given,
  }
}

/** A sendBeacon call, as `captureBeacon` makes it. */
export function beaconOf(body: BodyRecord, given: Partial<RequestRecord> = {}): RequestRecord {
  const fixed = { api: 'beacon', method: 'POST', mode: 'no-cors', credentialsMode: 'include', keepalive: true } as const
  return recordOf({ ...fixed, body, ...given })
}

/** A page on another origin than the target's, on https. */
export const page: Environment = { origin: 'https://app.example', baseUrl: 'https://app.example/page' }
export const httpPage: Environment = { origin: 'http://app.example', baseUrl: 'http://app.example/page' }
export const sandboxedPage: Environment = { origin: 'null', baseUrl: 'https://app.example/page' }
/** The target's own page. */
export const ownPage: Environment = { origin: 'https://api.example', baseUrl: 'https://api.example/page' }
/** Nothing is known of the page. */
export const nowhere: Environment = {}

export const stream: BodyRecord = { kind: 'stream', usable: true }
export const text: BodyRecord = { kind: 'string', byteLength: 1 }
export const blobOf = (type: string, byteLength = 1): BodyRecord => ({ kind: 'blob', type, byteLength })
