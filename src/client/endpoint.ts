import type { Fields } from './fields.ts'
import type { Nothing } from './nothing.ts'
import type { Payload, PayloadKind } from './payload.ts'
import { isSchema, type Schema } from './schema.ts'

/** What an endpoint takes and gives. All that is not named here is not sent, and not looked at. */
export interface EndpointSpec {
  /** The query: a schema of the whole, or a schema or constant for each key. Absent: none. */
  readonly query?: Fields
  /** The body: a schema for JSON, or `form()`, `multipart()`, `text()`, `blob()`, `stream()`. Absent: none. */
  readonly body?: Schema | Payload
  /** Headers by name: a schema for a value that calls bring, a string for a constant one. A schema of the whole hides the names from the matchers. */
  readonly headers?: Fields
  /** The body of a response of status 200 to 299: like `body`. Absent: it is not read, and the call gives nothing. */
  readonly response?: Schema | Payload
  /** Headers of the response that the app reads. Across origins the server has to expose most of them. */
  readonly responseHeaders?: Fields
  /** Bodies of other responses, by status. */
  readonly errors?: { readonly [status: number]: Schema }
}

/** One entry of a contract. What the matchers of `whycors/testing` need to know of it stands in plain fields. */
export interface Endpoint<
  Method extends string = string,
  Path extends string = string,
  Spec extends EndpointSpec = EndpointSpec,
> {
  /** As written; sent in upper case where HTTP knows it. */
  readonly method: Method
  /** With its parameters: `/users/:id`. */
  readonly path: Path
  readonly spec: Spec
  /** The key in the contract; empty before `defineApi`. */
  readonly name: string
  readonly bodyKind: PayloadKind | 'none'
  /** The Content-Type that the contract names for the body; absent where it goes with the kind, or only the value knows it. */
  readonly contentType?: string | undefined
  /** Names of the headers that the contract names, as it writes them. */
  readonly headerNames: readonly string[]
}

type OnlyKnown<Spec, Known> = Spec & { readonly [Key in Exclude<keyof Spec, keyof Known>]: never }

type Define<Method extends string, Known = EndpointSpec> = <
  const Path extends `/${string}`,
  const Spec extends EndpointSpec = Nothing,
>(
  path: Path,
  spec?: OnlyKnown<Spec, Known>,
) => Endpoint<Method, Path, Spec>

type WithoutBody = Omit<EndpointSpec, 'body'>

function define(method: string, path: string, spec: EndpointSpec = {}): Endpoint {
  const { kind = 'none', type } = payloadOf(spec.body)
  const { headers = {} } = spec
  return {
    method,
    path,
    spec,
    name: '',
    bodyKind: kind,
    contentType: type,
    headerNames: isSchema(headers) ? [] : Object.keys(headers),
  }
}

/** With one, ky reads an empty body as undefined. */
const anything = { '~standard': { validate: (value) => ({ value }) } } as Schema

/** A bare schema is JSON. Nothing where there is no body. */
export function payloadOf(body: Schema | Payload = {} as Payload): Partial<Payload<PayloadKind, Schema>> {
  return isSchema(body)
    ? { kind: 'json', schema: body, read: (promise) => promise.json(anything) }
    : (body as Payload<PayloadKind, Schema>)
}

const by = (method: string) => (path: string, spec?: EndpointSpec) => define(method, path, spec)

/**
 * Describes an endpoint: method, path with `:parameters`, and what it takes and gives.
 *
 * @example
 * endpoint.put('/users/:id', { body: UserInput, response: User, headers: { 'If-Match': z.string() }, errors: { 404: NotFound } })
 */
export const endpoint = {
  get: by('GET') as Define<'GET', WithoutBody>,
  head: by('HEAD') as Define<'HEAD', WithoutBody>,
  post: by('POST') as Define<'POST'>,
  put: by('PUT') as Define<'PUT'>,
  patch: by('PATCH') as Define<'PATCH'>,
  delete: by('DELETE') as Define<'DELETE'>,
  /** Any other method. */
  request: define as <const Method extends string, const Path extends `/${string}`, const Spec extends EndpointSpec = Nothing>(
    method: Method,
    path: Path,
    spec?: OnlyKnown<Spec, EndpointSpec>,
  ) => Endpoint<Method, Path, Spec>,
} satisfies Record<string, unknown>
