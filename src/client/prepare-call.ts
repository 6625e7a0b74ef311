import type { Options } from 'ky'
import { type Endpoint, payloadOf } from './endpoint.ts'
import { readFields } from './fields.ts'
import { pairsOf } from './pairs-of.ts'
import { refuse, validate } from './schema.ts'

type Values = Readonly<Record<string, unknown>>

/** What a call brings, as JavaScript may bring it, among the options of ky. */
export interface CallRequest extends Omit<Options, 'headers' | 'body'> {
  readonly params?: Values
  readonly query?: Values
  readonly body?: unknown
  readonly headers?: Values
}

/**
 * Reads what a call brings by the contract, and makes of it what ky takes.
 *
 * @throws {SchemaValidationError} where it does not fit
 */
export async function prepareCall(
  { method, path, spec }: Endpoint,
  { params = {}, query = {}, body, headers = {}, ...rest }: CallRequest,
): Promise<[path: string, options: Options]> {
  const filled = path.replace(/\/:(\w+)/g, (_, name: string) => `/${segmentOf(params[name], name)}`)
  const searchParams = new URLSearchParams(pairsOf(await readFields(spec.query, query, 'query', true), 'query'))
  const { schema, type, kind, write } = payloadOf(spec.body)
  const sent = new Headers()
  for (const [name, value] of pairsOf(await readFields(spec.headers, headers, 'headers', false), 'headers')) {
    try {
      sent.append(name, value)
    } catch {
      // Node quotes the value, which can be a secret: a line break at its end is enough.
      refuse('is malformed', 'headers', name)
    }
  }
  if (type && !sent.has('content-type')) sent.set('content-type', type)
  const options: Options = { ...rest, method, headers: sent, ...(searchParams.size > 0 && { searchParams }) }
  const value = await validate(schema, body, ['body'])
  if (kind === 'json') options.json = value
  else if ((kind === undefined) !== (body === undefined)) refuse(kind ? 'is missing' : 'is not declared', 'body')
  else if (value !== undefined) options.body = write ? write(value) : (value as BodyInit)
  return [filled, options]
}

/** A value as a segment of a path. Dots would be taken for steps in the tree even where they are encoded. */
function segmentOf(value: unknown, name: string): string {
  const text = String(value ?? refuse('is missing', 'params', name))
  if (/^\.{0,2}$|\p{Surrogate}/u.test(text)) refuse(`cannot be "${text}" in a path`, 'params', name)
  return encodeURIComponent(text)
}
