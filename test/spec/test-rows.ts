import { describe, expect, test } from 'vitest'

/** One case: the arguments, what must come out, and the step of the standard that says so. */
export interface Row<Arguments extends readonly unknown[], Result> {
  given: Readonly<Arguments>
  expected: Result
  because: string
}

/** The rows of a function. */
export type RowsOf<Subject extends (...given: never[]) => unknown> = readonly Row<Parameters<Subject>, ReturnType<Subject>>[]

/** Makes one test of each row, titled by the row. */
export function testRows<Subject extends (...given: never[]) => unknown>(
  name: string,
  subject: Subject,
  rows: RowsOf<Subject>,
): void {
  describe(name, () => {
    for (const { given, expected, because } of rows) {
      test(`${name}(${given.map(show).join(', ')}) is ${show(expected)}: ${because}`, () => {
        expect(subject(...given)).toStrictEqual(expected)
      })
    }
  })
}

/** Rows for a predicate of one argument. */
export function predicateRows<Input>(
  expected: boolean,
  because: string,
  inputs: readonly Input[],
): Row<[input: Input], boolean>[] {
  return inputs.map((input) => ({ given: [input], expected, because }))
}

function show(value: unknown): string {
  if (value instanceof URL) return value.href
  if (value instanceof Map) return `Map ${show([...value])}`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'string') return value.length > 80 ? `${quote(value.slice(0, 24))}... of ${value.length}` : quote(value)
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, member]) => `${key}: ${show(member)}`)
      .join(', ')} }`
  }
  return JSON.stringify(value) ?? 'undefined'
}

/** As JSON, with every control character escaped. */
function quote(string: string): string {
  return JSON.stringify(string).replace(/[\x7f-\x9f]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`)
}
