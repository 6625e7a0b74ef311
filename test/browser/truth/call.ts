/** What JSON can hold. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue }

export type BodyOfCall =
  /** `text`, `times` times over (default: once). */
  | { kind: 'text'; text: string; times?: number }
  /** A value that is no body of any kind: it is turned into text. */
  | { kind: 'value'; value: JsonValue }
  | { kind: 'url-search-params'; entries: [string, string][] }
  | { kind: 'form-data'; entries: [string, string | BlobOfCall][] }
  | BlobOfCall
  /** `memory`: in what the bytes stand, where it is no ordinary memory. Shared memory comes in pages of 64 KiB. */
  | { kind: 'bytes'; byteLength: number; as: ByteHolder; memory?: 'resizable' | 'shared' }
  /** That a stream was read before cannot be seen from outside: only one that is locked can. */
  | { kind: 'stream'; state: 'fresh' | 'locked' }
  | { kind: 'document'; html: boolean }

/** With a file name it is a `File`. */
export type BlobOfCall = { kind: 'blob'; type: string; byteLength: number; fileName?: string }

export const byteHolders = ['ArrayBuffer', 'DataView', 'Uint8Array', 'Int16Array', 'Float64Array', 'BigInt64Array'] as const
export type ByteHolder = (typeof byteHolders)[number]

export type HeadersOfCall =
  | { as: 'record' | 'pairs' | 'headers'; list: [name: string, value: string][] }
  /** Something else in the place of headers. */
  | { as: 'value'; value: JsonValue }

/** An `init`: the members that JSON can hold as they are, the others described. */
export interface InitOfCall {
  members?: { [name: string]: JsonValue }
  headers?: HeadersOfCall
  body?: BodyOfCall
  signal?: 'live' | 'aborted' | 'object'
}

/**
 * Where the page that calls comes from: a plain page; one with an opaque origin (Content-Security-Policy: sandbox); one on https.
 * Absent: plain.
 */
export type PageOfCall = 'plain' | 'sandboxed' | 'https'

/** URLs hold placeholders, such as `{api}` for the other origin and `{id}` for the mark by which the server knows the call. */
export interface FetchCall {
  api: 'fetch'
  page?: PageOfCall
  url: string
  /** What `fetch` is given first: the URL as text, as a `URL`, or a `Request` made of it and of `request`. */
  input: 'text' | 'url' | 'request'
  request?: InitOfCall
  /** What is done to the Request before: it is cloned, or its body is read. */
  before?: 'clone' | 'read'
  init?: InitOfCall
}

export interface XhrCall {
  api: 'xhr'
  page?: PageOfCall
  url: string
  method: string
  headers: [name: string, value: string][]
  body?: BodyOfCall
  /** How an upload listener is registered. Absent: none. */
  upload?: 'listener' | 'handler' | 'after-send'
  withCredentials?: boolean
  /** Absent: asynchronous. */
  sync?: boolean
  username?: string
  password?: string
}

export interface BeaconCall {
  api: 'beacon'
  page?: PageOfCall
  url: string
  body?: BodyOfCall
}

/** One call as plain JSON: the generator writes it, the page plays it, the report prints it. */
export type Call = FetchCall | XhrCall | BeaconCall

export const apis = ['fetch', 'xhr', 'beacon'] as const
export type Api = (typeof apis)[number]
