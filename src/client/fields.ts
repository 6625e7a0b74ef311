import { type InputOf, isSchema, type OutputOf, refuse, type Schema, validate } from './schema.ts'

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
 * Reads named values. With `strict`, what is not declared is refused: with a schema of the whole, a key counts as undeclared where it makes no
 * difference to what the schema gives.
 *
 * @throws {SchemaValidationError} where they do not fit
 */
export async function readFields(fields: Fields = {}, given: Values, at: PropertyKey, strict: boolean): Promise<Values> {
  const whole = isSchema(fields)
  const value = (whole ? await validate(fields, given, [at]) : strict ? {} : { ...given }) as Record<string, unknown>
  for (const key of strict ? Object.keys(given) : []) {
    if (given[key] === undefined || Object.hasOwn(whole ? value : fields, key)) continue
    if (!whole || (await isIdle(fields, given, key, value))) refuse('is not declared', at, key)
  }
  if (!whole)
    for (const [key, field] of Object.entries(fields))
      value[key] = typeof field === 'string' ? field : await validate(field, given[key], [at, key])
  return value
}

function isIdle(schema: Schema, given: Values, key: string, value: Values): Promise<boolean> {
  return validate(schema, { ...given, [key]: undefined }, []).then(
    (without) => JSON.stringify(without) === JSON.stringify(value),
    () => false,
  )
}
