import { type InputOf, type Issue, isSchema, type OutputOf, type Schema, validate } from './schema.ts'

/** Named values (query, headers): a schema of the whole, or a schema or a constant for each name. */
export type Fields = Schema | { readonly [name: string]: Schema | string }

type Brought<F> = { [Name in keyof F]: F[Name] extends Schema ? Name : never }[keyof F]
type Optional<F> = {
  [Name in Brought<F>]: F[Name] extends Schema ? (undefined extends InputOf<F[Name]> ? Name : never) : never
}[Brought<F>]
type InputAt<F, Name extends keyof F> = F[Name] extends Schema ? InputOf<F[Name]> : never

/** What a call brings for these fields. */
export type FieldsInput<F> = F extends Schema
  ? InputOf<F>
  : { [Name in Exclude<Brought<F>, Optional<F>>]: InputAt<F, Name> } & { [Name in Optional<F>]?: InputAt<F, Name> }

/** What a call gives for these fields. */
export type FieldsOutput<F> = F extends Schema
  ? OutputOf<F>
  : { [Name in keyof F]: F[Name] extends Schema ? OutputOf<F[Name]> : F[Name] }

type Values = Readonly<Record<string, unknown>>

/**
 * Reads named values. With `strict`, what is not declared is an issue: with a schema of the whole, a key counts as undeclared where it makes no
 * difference to what the schema gives.
 */
export async function readFields(
  fields: Fields,
  given: Values,
  at: PropertyKey,
  strict: boolean,
): Promise<{ value: Values } | Issue[]> {
  if (isSchema(fields)) {
    const read = await validate(fields, given, [at])
    if (!('value' in read)) return read
    const value = read.value as Values
    for (const key of strict ? Object.keys(given) : []) {
      if (given[key] === undefined || Object.hasOwn(value, key)) continue
      const { [key]: _, ...rest } = given
      const without = await validate(fields, rest, [])
      if ('value' in without && JSON.stringify(without.value) === JSON.stringify(value)) return [undeclared(at, key)]
    }
    return { value }
  }
  const value: Record<string, unknown> = {}
  const issues: Issue[] = []
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(fields, key) || given[key] === undefined) continue
    if (strict) issues.push(undeclared(at, key))
    else value[key] = given[key]
  }
  for (const [key, field] of Object.entries(fields)) {
    if (typeof field === 'string') {
      value[key] = field
      continue
    }
    const read = await validate(field, given[key], [at, key])
    if ('value' in read) value[key] = read.value
    else issues.push(...read)
  }
  return issues.length > 0 ? issues : { value }
}

function undeclared(at: PropertyKey, key: string): Issue {
  return { message: 'is not declared by the endpoint', path: [at, key] }
}
