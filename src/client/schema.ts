import { SchemaValidationError, type StandardSchemaV1 } from 'ky'
import { isKey } from '../page/knowledge.ts'

/** What reads and checks a value: a schema of zod, valibot, arktype or any other library that speaks Standard Schema. */
export type Schema<Input = unknown, Output = Input> = StandardSchemaV1<Input, Output>

/** What a schema takes. */
export type InputOf<S extends Schema> = NonNullable<S['~standard']['types']>['input']

/** What a schema gives. */
export type OutputOf<S extends Schema> = NonNullable<S['~standard']['types']>['output']

/** One reason why a value does not fit. */
export interface Issue {
  readonly message: string
  /** Where it stands, from the part of the call on: `['body', 'address', 0]`. */
  readonly path: readonly PropertyKey[]
}

export function isSchema(value: unknown): value is Schema {
  return isKey(value) && '~standard' in value
}

/**
 * The value as the schema gives it; without one, as it is.
 *
 * @param at where the value stands; paths of issues begin with it
 * @throws {SchemaValidationError} what it has against the value; where it throws itself, with its error as `cause`
 */
export async function validate(schema: Schema | undefined, value: unknown, at: readonly PropertyKey[]): Promise<unknown> {
  if (!schema) return value
  let issues: readonly { message: string; path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined }[]
  let cause: unknown
  try {
    const result = await schema['~standard'].validate(value)
    if (!result.issues) return result.value
    issues = result.issues
  } catch (error) {
    // Its own words can quote the value.
    issues = [{ message: 'schema threw' }]
    cause = error
  }
  const plain = issues.map(({ message, path = [] }) => ({
    // What valibot and arktype quote can be a secret: it is left out.
    message: message.replace(/(?<=eceived |was |rror: )["[{U\d-].*?(?=\)?$)/s, '...'),
    path: [...at, ...path.map((step) => (step as { key?: PropertyKey }).key ?? (step as PropertyKey))],
  }))
  throw Object.assign(new SchemaValidationError(plain), { cause })
}

/** @throws {SchemaValidationError} always */
export function refuse(message: string, ...path: PropertyKey[]): never {
  throw new SchemaValidationError([{ message, path }])
}
