import type { InputOf, OutputOf, Schema } from './schema.ts'

/** What a body is on the wire. A bare schema in a contract means `json`. */
export type PayloadKind = 'json' | 'form' | 'multipart' | 'text' | 'blob' | 'stream'

/** A body that is not JSON. Made by `form`, `multipart`, `text`, `blob` and `stream`. */
export interface Payload<Kind extends PayloadKind = PayloadKind, Value = unknown, Type = string | undefined> {
  readonly kind: Kind
  /** Reads the value before it is sent, or after it has arrived. Absent: taken as it is. */
  readonly schema?: Value
  /** The Content-Type. Absent: the one that goes with the kind, or that of the Blob. */
  readonly type?: Type
}

/** `application/x-www-form-urlencoded`. Without a schema: URLSearchParams as they are. */
export function form<S extends Schema | undefined = undefined>(schema?: S): Payload<'form', S, undefined> {
  return payload('form', schema)
}

/** `multipart/form-data`, for files. Without a schema: FormData as it is. */
export function multipart<S extends Schema | undefined = undefined>(schema?: S): Payload<'multipart', S, undefined> {
  return payload('multipart', schema)
}

/** Text. The schema, if any, reads the string. */
export function text<S extends Schema | undefined = undefined, const Type extends string | undefined = undefined>(
  schema?: S,
  type?: Type,
): Payload<'text', S, Type> {
  return payload('text', schema, type)
}

/** Bytes of a Blob or File. */
export function blob<const Type extends string | undefined = undefined>(type?: Type): Payload<'blob', undefined, Type> {
  return payload('blob', undefined, type)
}

/** A stream of bytes. As a request body it always needs a preflight, and Chromium sends it over HTTP/2 alone. */
export function stream<const Type extends string | undefined = undefined>(type?: Type): Payload<'stream', undefined, Type> {
  return payload('stream', undefined, type)
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
