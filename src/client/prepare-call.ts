import type { Options } from 'ky'
import { type Endpoint, payloadOf } from './endpoint.ts'
import { type Fields, readFields } from './fields.ts'
import type { PayloadKind } from './payload.ts'
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
  { params, query, body, headers }: CallRequest,
): Promise<{ path: string; options: Options }> {
  const { method, spec } = endpoint
  const issues: Issue[] = []
  const path = endpoint.path.replace(/\/:(\w+)/g, (_, name: string) => {
    const value = params?.[name]
    const problem = segmentProblem(value)
    if (problem !== undefined) issues.push({ message: problem, path: ['params', name] })
    return problem === undefined ? `/${encodeURIComponent(String(value))}` : ''
  })
  const read = async (fields: Fields | undefined, given: Values | undefined, at: string) => {
    const found = await readFields(fields ?? {}, given ?? {}, at, at === 'query')
    if ('value' in found) return found.value
    issues.push(...found)
    return {}
  }
  const searchParams = new URLSearchParams(pairs(await read(spec.query, query, 'query'), 'query', issues) as [string, string][])
  const sent = await read(spec.headers, headers, 'headers')
  const options: Options = { method }
  const payload = payloadOf(spec.body)
  const own = new Headers(payload?.type === undefined ? {} : { 'content-type': payload.type })
  for (const [name, value] of Object.entries(sent)) if (value !== undefined && value !== null) own.set(name, String(value))
  options.headers = own
  if (searchParams.size > 0) options.searchParams = searchParams
  if (payload !== undefined) {
    const found = payload.schema === undefined ? { value: body } : await validate(payload.schema, body, ['body'])
    if ('value' in found) addBody(options, payload.kind, found.value, issues)
    else issues.push(...found)
  } else if (body !== undefined) issues.push({ message: 'is not declared by the endpoint', path: ['body'] })
  if (issues.length > 0) throw new ValidationError(endpoint, 'request', issues)
  return { path, options }
}

/** Why a value cannot be a segment of a path. Dots would be taken for steps in the tree even where they are encoded. */
function segmentProblem(value: unknown): string | undefined {
  if (value === undefined || value === null) return 'is missing'
  const text = String(value)
  if (text === '') return 'is empty'
  if (text === '.' || text === '..') return 'would change the path'
  return /\p{Surrogate}/u.test(text) ? 'is no well-formed text' : undefined
}

/** Lists are repeated, what is undefined is left out, dates are written as in JSON. Nothing else that is an object has one way to be written. */
function pairs(values: Values, at: string, issues: Issue[]): [string, string | Blob][] {
  const found: [string, string | Blob][] = []
  for (const [key, value] of Object.entries(values)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue
      if (item instanceof Date) found.push([key, item.toJSON()])
      else if (item instanceof Blob && at === 'multipart') found.push([key, item])
      else if (typeof item === 'object')
        issues.push({ message: 'is an object: make a string of it in the schema', path: [at === 'query' ? at : 'body', key] })
      else found.push([key, String(item)])
    }
  }
  return found
}

function addBody(options: Options, kind: PayloadKind, value: unknown, issues: Issue[]): void {
  if (kind === 'json') options.json = value
  else if (value === undefined || value === null) issues.push({ message: 'is missing', path: ['body'] })
  else if (kind === 'form') {
    options.body =
      value instanceof URLSearchParams ? value : new URLSearchParams(pairs(value as Values, kind, issues) as [string, string][])
  } else if (kind === 'multipart' && !(value instanceof FormData)) {
    const data = new FormData()
    for (const [key, item] of pairs(value as Values, kind, issues)) data.append(key, item)
    options.body = data
  } else options.body = value as BodyInit
}
