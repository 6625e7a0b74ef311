import type { Api } from './define-api.ts'
import type { Endpoint } from './endpoint.ts'
import type { Payload } from './payload.ts'
import type { Schema } from './schema.ts'

// The rules of `predict`, as far as literals decide them. test/client/preflight-of.long.test.ts holds them against `predict`.

/** What ky and the browser put in upper case. */
type Normalized<Method extends string> =
  Uppercase<Method> extends 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT'
    ? Uppercase<Method>
    : Method extends 'patch' | 'query'
      ? Uppercase<Method>
      : Method

type MethodReason<Method extends string> =
  Normalized<Method> extends 'GET' | 'HEAD' | 'POST' ? never : { rule: 'method-not-safelisted'; subject: Normalized<Method> }

type Trimmed<T extends string> = T extends ` ${infer Rest}` ? Trimmed<Rest> : T extends `${infer Rest} ` ? Trimmed<Rest> : T
type Essence<T extends string> = Lowercase<Trimmed<T extends `${infer Before};${string}` ? Before : T>>
type SafelistedType = 'text/plain' | 'multipart/form-data' | 'application/x-www-form-urlencoded'

/** A type that only the value knows is left to the check at run time. */
type TypeReason<Type> = Type extends string
  ? string extends Type
    ? never
    : Essence<Type> extends SafelistedType
      ? never
      : { rule: 'content-type-not-safelisted'; subject: 'content-type' }
  : never

type BodyType<Body> = Body extends Schema
  ? 'application/json'
  : Body extends Payload<string & Payload['kind'], unknown, infer Type>
    ? Type
    : undefined

type NamesOf<F> = F extends Schema ? keyof NonNullable<F['~standard']['types']>['input'] & string : keyof F & string
type TypeHeader<F> = { [Name in NamesOf<F>]: Lowercase<Name> extends 'content-type' ? Name : never }[NamesOf<F>]

type ContentTypeReason<Spec> = Spec extends { headers: infer F }
  ? [TypeHeader<F>] extends [never]
    ? BodyTypeReason<Spec>
    : TypeReason<F[TypeHeader<F> & keyof F]>
  : BodyTypeReason<Spec>
type BodyTypeReason<Spec> = Spec extends { body: infer Body } ? TypeReason<BodyType<Body>> : never

type StreamReason<Spec> = Spec extends { body: Payload<'stream', unknown, unknown> } ? { rule: 'stream-body' } : never

type SafelistedName = 'accept' | 'accept-language' | 'content-language' | 'content-type' | 'range'
type ForbiddenName =
  | 'accept-charset'
  | 'accept-encoding'
  | 'access-control-request-headers'
  | 'access-control-request-method'
  | 'connection'
  | 'content-length'
  | 'cookie'
  | 'cookie2'
  | 'date'
  | 'dnt'
  | 'expect'
  | 'host'
  | 'keep-alive'
  | 'origin'
  | 'referer'
  | 'set-cookie'
  | 'te'
  | 'trailer'
  | 'transfer-encoding'
  | 'upgrade'
  | 'via'
  | `proxy-${string}`
  | `sec-${string}`

type NameReason<Name extends string> = Name extends SafelistedName | ForbiddenName
  ? never
  : { rule: 'header-not-safelisted'; subject: Name }
type HeaderReason<Spec> = Spec extends { headers: infer F } ? NameReason<Lowercase<NamesOf<F>>> : never

/** Why a call of an endpoint needs a preflight, as far as its contract tells; `never` where it tells no reason. */
export type PreflightReasonOf<E> =
  E extends Endpoint<infer Method, string, infer Spec>
    ? MethodReason<Method> | ContentTypeReason<Spec> | StreamReason<Spec> | HeaderReason<Spec>
    : never

/**
 * Whether a cross-origin call of an endpoint needs a preflight, and why, by the rule ids of `predict`. What a type cannot know (values of
 * headers, of which a long one needs a preflight; headers that a call or a hook adds) is not in it.
 *
 * @example
 * type Save = PreflightOf<typeof api.saveUser> // { preflight: true; reasons: { rule: 'method-not-safelisted'; subject: 'PUT' } | ... }
 */
export type PreflightOf<E> = [PreflightReasonOf<E>] extends [never]
  ? { preflight: false; reasons: never }
  : { preflight: true; reasons: PreflightReasonOf<E> }

// With a policy of `rewrite`.

type PolicyFor<Base, Rewrite> = {
  [Origin in keyof Rewrite & string]: Base extends Origin | `${Origin}/${string}` ? Rewrite[Origin] : never
}[keyof Rewrite & string]

type BasePath<Base> = Base extends `${string}://${string}/${infer Path}`
  ? Path extends ''
    ? ''
    : `/${Path extends `${infer P}/` ? P : Path}`
  : ''

/** A route with its parameters made alike. */
type Unnamed<Route extends string> = Route extends `${infer Start}/:${infer Rest}`
  ? `${Start}/:${Rest extends `${string}/${infer More}` ? Unnamed<`/${More}`> : ''}`
  : Route

type InList<Policy, Key extends string> = Policy extends { readonly [K in Key]: readonly (infer Item extends string)[] }
  ? Lowercase<Item>
  : never
type Routes<Policy> = Policy extends { readonly methodOverride: readonly (infer Route extends string)[] } ? Unnamed<Route> : never

/** Whether the headers that only a body may carry have one, or get one. */
type Carries<Spec, Method = 'GET'> = Spec extends { body: infer Body }
  ? Body extends Schema | Payload<'form' | 'multipart' | 'text', unknown, unknown>
    ? true
    : false
  : Method extends 'GET' | 'HEAD'
    ? false
    : true

/** Whether a call can be rewritten so that the server must restore it: a stream is not read, and of a Blob only the value knows the type. */
type Travels<Spec> = Spec extends { body: infer Body } ? Carries<{ body: Body }> : true

type Starred<Name extends string> = Name extends `${infer Start}*` ? `${Start}${string}` : Name

type Telemetry<Policy> = Policy extends { readonly telemetry: true }
  ?
      | 'b3'
      | 'baggage'
      | 'elastic-apm-traceparent'
      | 'newrelic'
      | 'sentry-trace'
      | 'traceparent'
      | 'tracestate'
      | 'uber-trace-id'
      | 'x-amzn-trace-id'
      | `x-b3-${string}`
      | 'x-cloud-trace-context'
      | `x-datadog-${string}`
      | 'x-honeycomb-trace'
  : Starred<InList<Policy, 'telemetry'>>

/** The reasons that no rule of the policy removes. */
type Left<Reason, Method extends string, Path extends string, Spec, Policy> = Reason extends { rule: 'method-not-safelisted' }
  ? Travels<Spec> extends true
    ? `${Method} ${Unnamed<Path>}` extends Routes<Policy>
      ? never
      : Reason
    : Reason
  : Reason extends { rule: 'content-type-not-safelisted' }
    ? Policy extends { readonly jsonAsText: true }
      ? Spec extends { body: Schema }
        ? never
        : Reason
      : Reason
    : Reason extends { rule: 'header-not-safelisted'; subject: infer Name extends string }
      ? Name extends
          | Telemetry<Policy>
          | (Travels<Spec> extends true ? InList<Policy, 'headersInQuery'> : never)
          | (Carries<Spec, Method> extends true ? InList<Policy, 'headersInBody'> : never)
        ? never
        : Reason
      : Reason

type ReasonsLeft<E, Base, Rewrite> =
  E extends Endpoint<infer Method, infer Path, infer Spec>
    ? [PolicyFor<Base, Rewrite>] extends [never]
      ? PreflightReasonOf<E>
      : Left<PreflightReasonOf<E>, Method, `${BasePath<Base>}${Path}`, Spec, PolicyFor<Base, Rewrite>>
    : never

// A base that begins with one slash is on the page's own origin.
type IsSameOrigin<Base, Ky> = Base extends `//${string}` | `/\\${string}`
  ? false
  : Base extends `/${string}`
    ? true
    : Base extends ''
      ? [Ky] extends [undefined]
        ? true
        : false
      : false

type Said<Reason> = Reason extends { rule: infer Rule extends string; subject: infer Subject extends string }
  ? `${Rule}: ${Subject}`
  : Reason extends { rule: infer Rule extends string }
    ? Rule
    : never

/** `'forbid'`, or what stands in its way: a text for each endpoint and reason, which the compiler shows. */
export type AllowedPreflight<A extends Api, Base, Rewrite, Ky> =
  IsSameOrigin<Base, Ky> extends true
    ? 'forbid'
    : [ReasonsLeft<A[keyof A], Base, Rewrite>] extends [never]
      ? 'forbid'
      : { [Name in keyof A & string]: `${Name} needs a preflight: ${Said<ReasonsLeft<A[Name], Base, Rewrite>>}` }[keyof A &
          string]
