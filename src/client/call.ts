import type { Options } from 'ky'
import type { CallErrorKind } from './api-error.ts'
import type { CallError } from './call-error.ts'
import type { Endpoint, EndpointSpec } from './endpoint.ts'
import type { FieldsInput, FieldsOutput } from './fields.ts'
import type { FailureStatus, HttpError } from './http-error.ts'
import type { Nothing } from './nothing.ts'
import type { PayloadInput, PayloadOutput } from './payload.ts'
import type { OutputOf, Schema } from './schema.ts'
import type { ValidationError } from './validation-error.ts'

/** What every call takes besides what its contract names: the options of ky, but for those that the contract decides. */
export interface CallOptions
  extends Omit<
    Options,
    'method' | 'headers' | 'body' | 'json' | 'searchParams' | 'prefix' | 'baseUrl' | 'fetch' | 'throwHttpErrors' | 'signal'
  > {
  signal?: AbortSignal | null | undefined
}

/** A value of a header. */
export type HeaderValue = string | number | boolean | undefined

type Flat<T> = { [Key in keyof T]: T[Key] } & Nothing

type ParamName<Path> = Path extends `${string}/:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | ParamName<`/${More}`>
    : Rest
  : never

type Part<Key extends string, Value> = Nothing extends Value ? { [K in Key]?: Value } : { [K in Key]: Value }

type ParamsPart<Path> = [ParamName<Path>] extends [never] ? Nothing : { params: { [Name in ParamName<Path>]: string | number } }
type QueryPart<Spec> = Spec extends { query: infer F } ? Part<'query', Flat<FieldsInput<F>>> : Nothing
type BodyPart<Spec> = Spec extends { body: infer B }
  ? undefined extends PayloadInput<B>
    ? { body?: PayloadInput<B> }
    : { body: PayloadInput<B> }
  : Nothing
type MoreHeaders<Declared> = { [name: string]: HeaderValue | Declared[keyof Declared] }
type HeadersPart<Spec> = Spec extends { headers: infer F }
  ? Part<'headers', Flat<FieldsInput<F>> & MoreHeaders<FieldsInput<F>>>
  : { headers?: Record<string, HeaderValue> }

/** What a call of an endpoint takes. */
export type CallInput<E> =
  E extends Endpoint<string, infer Path, infer Spec>
    ? Flat<ParamsPart<Path> & QueryPart<Spec> & BodyPart<Spec> & HeadersPart<Spec>>
    : never

type Arguments<Input> = Nothing extends Input ? [request?: Input & CallOptions] : [request: Input & CallOptions]

type Declared<Errors> = {
  [Status in keyof Errors]: Errors[Status] extends Schema ? HttpError<Status & number, OutputOf<Errors[Status]>> : never
}[keyof Errors]

type HttpErrors<Spec> = Spec extends { errors: infer Errors }
  ? Declared<Errors> | HttpError<Exclude<FailureStatus, keyof Errors>>
  : HttpError

/** What a call of an endpoint can fail with; told apart by `kind`, and for `http` by `status`. */
export type ErrorOf<E> =
  | (E extends Endpoint<string, string, infer Spec> ? HttpErrors<Spec> : never)
  | ValidationError
  | { [Kind in CallErrorKind]: CallError<Kind> }[CallErrorKind]

type DataOf<Spec> = PayloadOutput<Spec extends { response: infer R } ? R : undefined>
type ResponseHeadersOf<Spec> = Spec extends { responseHeaders: infer F } ? Flat<FieldsOutput<F>> : Nothing

/** What `safe` gives. */
export type Result<Data, Failure> = { ok: true; data: Data } | { ok: false; error: Failure }

/** One endpoint of a client. */
export interface Call<Args extends unknown[], Data, Failure, Headers = Nothing> {
  /** Sends it. Rejects with an `ApiError`. */
  (...request: Args): Promise<Data>
  /** Sends it and never rejects. */
  safe(...request: Args): Promise<Result<Data, Failure>>
  /** Sends it, and gives the response headers of the contract too. Rejects with an `ApiError`. */
  withResponse(...request: Args): Promise<{ data: Data; headers: Headers; response: Response }>
  /**
   * A key for caches such as that of TanStack Query: the endpoint with its parameters, query and body. Keys are kept and shown, and headers can hold
   * secrets, so that a header which changes the answer has to be added by the app.
   */
  key(...request: Args): readonly [endpoint: string, request: { params?: unknown; query?: unknown; body?: unknown }]
  /** Whether an error came from this endpoint; gives it its type in a `catch`. */
  isError(error: unknown): error is Failure
  readonly endpoint: Endpoint
}

/** The function that a client has for an endpoint. */
export type CallOf<E> =
  E extends Endpoint<string, string, infer Spec extends EndpointSpec>
    ? Call<Arguments<CallInput<E>>, DataOf<Spec>, ErrorOf<E>, ResponseHeadersOf<Spec>>
    : never
