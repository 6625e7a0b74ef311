/** A cell: lines of text, each of which is wrapped where it is too long. */
export type Cell = readonly string[]

/** A table of plain text, as wide as asked for: the columns share the width by weight. */
export function formatTable(
  columns: readonly { title: string; weight: number }[],
  rows: readonly (readonly Cell[])[],
  width: number,
): string {
  const gap = '  '
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0)
  const room = width - gap.length * (columns.length - 1)
  const widths = columns.map(({ weight }) => Math.max(8, Math.floor((room * weight) / weights)))
  const rule = widths.map((size) => '─'.repeat(size)).join(gap)

  const formatRow = (cells: readonly Cell[]) => {
    const wrapped = widths.map((size, index) => (cells[index] ?? []).flatMap((line) => wrap(line, size)))
    const height = Math.max(...wrapped.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) =>
      wrapped
        .map((lines, index) => (lines[line] ?? '').padEnd(widths[index] ?? 0))
        .join(gap)
        .trimEnd(),
    ).join('\n')
  }
  return [formatRow(columns.map(({ title }) => [title])), rule, rows.map(formatRow).join('\n\n')].join('\n')
}

/** Breaks after a blank, a hyphen or a hump of camel case where it can, else anywhere. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.split(/(?<=[\s\-/,_])|(?<=[a-z])(?=[A-Z])/)) {
    if ((line + piece).trimEnd().length > width && line !== '') {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
    while (line.trimEnd().length > width) {
      lines.push(line.slice(0, width))
      line = line.slice(width)
    }
  }
  return [...lines, line.trimEnd()]
}
