import type { Options } from 'ky'
import { type Endpoint, payloadOf } from './endpoint.ts'
import { type Fields, readFields } from './fields.ts'
import { pairsOf } from './pairs-of.ts'
import { type Issue, validate } from './schema.ts'
import { ValidationError } from './validation-error.ts'

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
 * @throws {ValidationError} where it does not fit
 */
export async function prepareCall(
  endpoint: Endpoint,
  { params = {}, query = {}, body, headers = {} }: CallRequest,
): Promise<{ path: string; options: Options }> {
  const { method, spec } = endpoint
  const issues: Issue[] = []
  const take = (read: { value: unknown } | Issue[]): unknown => {
    if ('value' in read) return read.value
    issues.push(...read)
    return undefined
  }
  const read = async (fields: Fields = {}, given: Values, at: string) => take(await readFields(fields, given, at, at === 'query'))
  const path = endpoint.path.replace(/\/:(\w+)/g, (_, name: string) => {
    const message = segmentProblem(params[name])
    if (message === undefined) return `/${encodeURIComponent(String(params[name]))}`
    issues.push({ message, path: ['params', name] })
    return ''
  })
  const searchParams = new URLSearchParams(pairsOf(await read(spec.query, query, 'query'), 'query', issues))
  const { schema, type, kind, write } = payloadOf(spec.body) ?? {}
  const sent = new Headers(type === undefined ? {} : { 'content-type': type })
  for (const [name, value] of Object.entries((await read(spec.headers, headers, 'headers')) ?? {}))
    if (value !== undefined && value !== null) sent.set(name, String(value))
  const options: Options = { method, headers: sent, ...(searchParams.size > 0 && { searchParams }) }
  const value = schema === undefined ? body : take(await validate(schema, body, ['body']))
  if (kind === 'json') options.json = value
  else if (kind === undefined ? body !== undefined : body === undefined)
    issues.push({ message: kind ? 'is missing' : 'is not declared by the endpoint', path: ['body'] })
  else if (value !== undefined) options.body = write ? write(value, issues) : (value as BodyInit)
  if (issues.length > 0) throw new ValidationError(endpoint, 'request', issues)
  return { path, options }
}

/** Why a value cannot be a segment of a path. Dots would be taken for steps in the tree even where they are encoded. */
function segmentProblem(value: unknown): string | undefined {
  if (value === undefined || value === null) return 'is missing'
  return /^\.{0,2}$|\p{Surrogate}/u.test(String(value)) ? `cannot be "${value}" in a path` : undefined
}
