import type { Options } from 'ky'
import { type Endpoint, payloadOf } from './endpoint.ts'
import { readFields } from './fields.ts'
import { pairsOf } from './pairs-of.ts'
import { refuse, validate } from './schema.ts'

type Values = Readonly<Record<string, unknown>>

/** What a call brings, as JavaScript may bring it. */
export interface CallRequest {
  readonly params?: Values
  readonly query?: Values
  readonly body?: unknown
  readonly headers?: Values
}

/**
 * Reads what a call brings by the contract, and makes of it what ky takes.
 *
 * @throws {readonly Issue[]} where it does not fit
 */
export async function prepareCall(
  { method, path, spec }: Endpoint,
  { params = {}, query = {}, body, headers = {} }: CallRequest,
): Promise<{ path: string; options: Options }> {
  const filled = path.replace(/\/:(\w+)/g, (_, name: string) => `/${segmentOf(params[name], name)}`)
  const searchParams = new URLSearchParams(pairsOf(await readFields(spec.query ?? {}, query, 'query', true), 'query'))
  const { schema, type, kind, write } = payloadOf(spec.body) ?? {}
  const sent = new Headers(type === undefined ? {} : { 'content-type': type })
  for (const [name, value] of Object.entries(await readFields(spec.headers ?? {}, headers, 'headers', false)))
    if (value !== undefined && value !== null) sent.set(name, String(value))
  const options: Options = { method, headers: sent, ...(searchParams.size > 0 && { searchParams }) }
  const value = schema === undefined ? body : await validate(schema, body, ['body'])
  if (kind === 'json') options.json = value
  else if (kind === undefined ? body !== undefined : body === undefined)
    refuse(kind ? 'is missing' : 'is not declared by the endpoint', 'body')
  else if (value !== undefined) options.body = write ? write(value) : (value as BodyInit)
  return { path: filled, options }
}

/** A value as a segment of a path. Dots would be taken for steps in the tree even where they are encoded. */
function segmentOf(value: unknown, name: string): string {
  if (value === undefined || value === null) refuse('is missing', 'params', name)
  if (/^\.{0,2}$|\p{Surrogate}/u.test(String(value))) refuse(`cannot be "${value}" in a path`, 'params', name)
  return encodeURIComponent(String(value))
}
