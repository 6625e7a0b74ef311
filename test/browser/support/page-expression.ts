/** What the page answers, as JSON text. */
export type PageAnswer = { value?: unknown } | { error: { name: string; message: string; stack: string } }

/** The expression that calls `source` with `args` in a page and gives a promise of the JSON of a {@link PageAnswer}: the same text for each driver. */
export function pageExpression(source: string | ((...args: never[]) => unknown), args: readonly unknown[]): string {
  const literals = args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ')
  return `(async () => {
    try {
      return JSON.stringify({ value: await (${String(source)})(${literals}) })
    } catch (error) {
      const known = typeof error === 'object' && error !== null
      return JSON.stringify({ error: { name: String(known ? error.name : typeof error), message: String(known ? error.message : error), stack: String(known ? error.stack : '') } })
    }
  })()`
}
