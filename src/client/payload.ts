import type { KyInstance } from 'ky'
import { pairsOf } from './pairs-of.ts'
import { type InputOf, type OutputOf, refuse, type Schema } from './schema.ts'

/** What a body is on the wire. A bare schema in a contract means `json`. */
export type PayloadKind = 'json' | 'form' | 'multipart' | 'text' | 'blob' | 'stream'

/** A body that is not JSON. Made by `form`, `multipart`, `text`, `blob` and `stream`, so that an app carries only those that it names. */
export interface Payload<Kind extends PayloadKind = PayloadKind, Value = unknown, Type = string | undefined> {
  readonly kind: Kind
  /** Reads the value before it is sent, or after it has arrived. Absent: taken as it is. */
  readonly schema?: Value
  /** The Content-Type. Absent: the one that goes with the kind, or that of the Blob. */
  readonly type?: Type
  /** What fetch takes for a value. */
  write?(value: unknown): BodyInit
  /** What a response gives: for the schema, where there is one. */
  read?(promise: ReturnType<KyInstance>): Promise<unknown>
}

/** `application/x-www-form-urlencoded`. Without a schema: URLSearchParams as they are. */
export function form(): Payload<'form', undefined, undefined>
export function form<S extends Schema>(schema: S): Payload<'form', S, undefined>
export function form(schema?: Schema): Payload<'form', Schema | undefined, undefined> {
  return {
    ...payload('form', schema),
    write: (value) => new URLSearchParams(value instanceof URLSearchParams ? value : pairsOf(value, 'body')),
    read: async (promise) => {
      const read = new URLSearchParams(await promise.text())
      return schema ? Object.fromEntries(read) : read
    },
  }
}

/** `multipart/form-data`, for files. Without a schema: FormData as it is. */
export function multipart(): Payload<'multipart', undefined, undefined>
export function multipart<S extends Schema>(schema: S): Payload<'multipart', S, undefined>
export function multipart(schema?: Schema): Payload<'multipart', Schema | undefined, undefined> {
  return {
    ...payload('multipart', schema),
    write(value) {
      if (value instanceof FormData) return value
      const data = new FormData()
      for (const [key, item] of pairsOf<string | Blob>(value, 'body', (item) => item instanceof Blob)) data.append(key, item)
      return data
    },
    read: async (promise) => {
      const read = await promise.formData()
      return schema ? Object.fromEntries(read) : read
    },
  }
}

/** Text. The schema, if any, reads the string. */
export function text<const Type extends string | undefined = undefined>(
  schema?: undefined,
  type?: Type,
): Payload<'text', undefined, Type>
export function text<S extends Schema, const Type extends string | undefined = undefined>(
  schema: S,
  type?: Type,
): Payload<'text', S, Type>
export function text(schema?: Schema, type?: string): Payload<'text', Schema | undefined, string | undefined> {
  return { ...payload('text', schema, type), read: (promise) => promise.text() }
}

/** Bytes of a Blob or File. */
export function blob<const Type extends string | undefined = undefined>(type?: Type): Payload<'blob', undefined, Type> {
  return { ...payload('blob', undefined, type), read: (promise) => promise.blob() }
}

/** A stream of bytes. As a request body it always needs a preflight, and Chromium sends it over HTTP/2 alone. */
export function stream<const Type extends string | undefined = undefined>(type?: Type): Payload<'stream', undefined, Type> {
  return { ...payload('stream', undefined, type), read: async (promise) => (await promise).body ?? refuse('is missing', 'body') }
}

function payload<Kind extends PayloadKind, S, Type>(kind: Kind, schema?: S, type?: Type): Payload<Kind, S, Type> {
  return { kind, ...(schema !== undefined && { schema }), ...(type !== undefined && { type }) }
}

interface Raw {
  form: URLSearchParams
  multipart: FormData
  text: string
  blob: Blob
  stream: ReadableStream<Uint8Array>
  json: unknown
}

/** What a call takes for this body. */
export type PayloadInput<Body> = Body extends Schema
  ? InputOf<Body>
  : Body extends Payload<infer Kind, infer S>
    ? S extends Schema
      ? InputOf<S>
      : Raw[Kind]
    : never

/** What a call gives for this body; `void` where the contract names none. */
export type PayloadOutput<Body> = Body extends Schema
  ? OutputOf<Body>
  : Body extends Payload<infer Kind, infer S>
    ? S extends Schema
      ? OutputOf<S>
      : Raw[Kind]
    : // biome-ignore lint/suspicious/noConfusingVoidType: a promise of nothing is a Promise<void>.
      void
