import { wrapText } from './wrap-text.ts'

/** One cell: lines that are wrapped where they are too long. */
export type Cell = readonly string[]

/** A column of a table in a terminal. */
export interface Column {
  title: string
  align?: 'right'
  /** Share of the width that is left, of those columns that have one. Absent: as wide as its widest line. */
  share?: number
}

const gap = '  '
const narrowest = 16

/**
 * A table in plain text, as wide as it is told to be; a word that is longer than its column, such as a URL, is broken where it must be.
 *
 * @param width in characters; a table is never narrower than its columns can be
 */
export function layOutTable(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): string {
  const natural = columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.flatMap((row) => (row[index] ?? []).map((line) => line.length))),
  )
  const widths = sharedWidths(columns, natural, width - gap.length * (columns.length - 1))
  const line = (cells: readonly string[]) =>
    cells
      .map((text, index) =>
        columns[index]?.align === 'right' ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0),
      )
      .join(gap)
      .trimEnd()
  const lines = [line(columns.map(({ title }) => title)), line(widths.map((size) => '-'.repeat(size)))]
  for (const row of rows) {
    const wrapped = row.map((cell, index) => cell.flatMap((text) => wrapText(text, widths[index] ?? 0)))
    const height = Math.max(1, ...wrapped.map(({ length }) => length))
    for (let index = 0; index < height; index += 1) lines.push(line(wrapped.map((cell) => cell[index] ?? '')))
  }
  return lines.join('\n')
}

/** Columns that need less than their share leave the rest to the others. */
function sharedWidths(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const widths = [...natural]
  let open = columns.flatMap(({ share }, index) => (share === undefined ? [] : [{ index, share, wants: natural[index] ?? 0 }]))
  for (let settled = true; settled && open.length > 0; ) {
    const left = width - widths.reduce((sum, one, index) => (open.some((column) => column.index === index) ? sum : sum + one), 0)
    const shares = open.reduce((sum, { share }) => sum + share, 0)
    const fair = (share: number) => Math.max(narrowest, Math.floor((left * share) / shares))
    const greedy = open.filter(({ share, wants }) => wants > fair(share))
    settled = greedy.length < open.length
    if (!settled) for (const { index, share } of open) widths[index] = fair(share)
    open = greedy
  }
  return widths
}
