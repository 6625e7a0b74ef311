import type { HeaderList } from '../spec/fetch/header-list.ts'

/** What a request's body is, as far as a glance without side effects can tell. Sizes are in bytes. */
export type BodyRecord =
  | { kind: 'none' }
  | { kind: 'string'; byteLength?: number } // exact above 64 KiB/3, else a lower bound
  | { kind: 'url-search-params'; byteLength?: number }
  | { kind: 'form-data'; byteLength?: number } // a lower bound, where it was measured
  | { kind: 'blob'; type: string; byteLength: number }
  /** `memory`: what the bytes stand in, where it can change its size, or is shared with workers. Absent: neither. */
  | { kind: 'bytes'; byteLength: number; memory?: 'resizable' | 'shared' }
  | { kind: 'stream'; usable: boolean }
  | { kind: 'document'; html: boolean }
  /** The body of a `Request` object: its implied Content-Type already stands in the headers, its source cannot be seen. */
  | { kind: 'request'; usable: boolean }
  /** Something that was not looked at, because a look could run the app's code. */
  | { kind: 'unseen' }

/** A part of the arguments that could not be looked at without a side effect (a getter, a Proxy, a one-shot iterator). */
export type Unseen =
  | 'input'
  | 'init'
  | 'method'
  | 'headers'
  | 'body'
  | 'mode'
  | 'credentials'
  | 'cache'
  | 'redirect'
  | 'referrer'
  | 'referrerPolicy'
  | 'integrity'
  | 'keepalive'
  | 'duplex'
  | 'signal'
  | 'window'
  | 'priority'

/**
 * One call as the app wrote it, before the browser normalises or refuses anything: the record that rules read.
 * Strings are as written, so that a rule can say what is wrong with them.
 */
export interface RequestRecord {
  api: 'fetch' | 'xhr' | 'beacon'
  /** Whether the values come from a `Request` object, which has already normalised and checked them. */
  source: 'arguments' | 'request'
  /** As written; relative URLs allowed. Empty where the input was not seen. */
  url: string
  method: string
  /** Before forbidden names are removed and values normalised. */
  headers: HeaderList
  /** Whether the headers were read from a Request, which shows several of one name as one. Absent: they were not. */
  combinedHeaders?: boolean
  body: BodyRecord
  mode: string
  credentialsMode: string
  cache: string
  redirect: string
  referrer?: string
  referrerPolicy: string
  keepalive: boolean
  /** Whether integrity metadata was given. Absent: none was. */
  integrity?: boolean
  /** Whether the signal was aborted by the time of the call. Absent: it was not, or there is none. */
  aborted?: boolean
  /** Absent: the member was not given. */
  duplex?: string
  /** Absent: the member was not given. */
  priority?: string
  /** Names of arguments or members that no conversion of Web IDL accepts (a signal that is no AbortSignal, a header pair of three). */
  inconvertible: readonly string[]
  /** Names of members of `init` that the standard does not know. Absent: there are none. */
  otherMembers?: readonly string[]
  /** XMLHttpRequest: an event listener is registered on `upload`. */
  uploadListener?: boolean
  /** XMLHttpRequest: the call blocks the page until the response is there. */
  synchronous?: boolean
  /** Fields that hold a default because the real value was not looked at. Empty: everything was seen. */
  unseen: readonly Unseen[]
}
