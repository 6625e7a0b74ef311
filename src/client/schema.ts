import type { StandardSchemaV1 } from 'ky'
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
 * The value as the schema gives it.
 *
 * @throws {readonly Issue[]} what it has against the value; `performCall` makes an error of it
 */
export async function validate(schema: Schema, value: unknown, at: readonly PropertyKey[]): Promise<unknown> {
  const result = await schema['~standard'].validate(value)
  if (result.issues) throw issuesOf(result.issues, at)
  return result.value
}

/** @throws {readonly Issue[]} always */
export function refuse(message: string, ...path: PropertyKey[]): never {
  throw [{ message, path }] satisfies Issue[]
}

/** Issues of a schema with plain paths that begin at `at`. A text that valibot or arktype quote can be a secret: it is left out. */
export function issuesOf(
  issues: readonly { message: string; path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined }[],
  at: readonly PropertyKey[],
): Issue[] {
  return issues.map(({ message, path = [] }) => ({
    message: message.replace(/(?<=eceived |was )".*"/s, '...'),
    path: [...at, ...path.map((step) => (step as { key?: PropertyKey }).key ?? (step as PropertyKey))],
  }))
}
