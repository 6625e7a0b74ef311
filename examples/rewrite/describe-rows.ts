import type { Measured } from './measure-in-browser.ts'

/** A table of what was measured. */
export function describeRows(rows: readonly Measured[]): string {
  const lines = rows.map(({ latency, plain, rewritten, ratio }) => [
    `${latency} ms`,
    `${plain.toFixed(1)} ms`,
    `${rewritten.toFixed(1)} ms`,
    ratio.toFixed(2),
  ])
  const table = [['latency', 'with preflight', 'rewritten', 'ratio'], ...lines]
  return table.map((cells) => cells.map((cell) => cell.padStart(14)).join('  ')).join('\n')
}
