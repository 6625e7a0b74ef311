import type { PreflightReport, PreflightRow } from '../model/preflight-report.ts'
import { code } from './code.ts'
import { findingSays } from './format-finding.ts'
import { cheapestWaysOut } from './format-prediction.ts'
import { type Cell, type Column, layOutTable } from './lay-out-table.ts'
import { paint } from './paint.ts'
import { preflightWaysOut } from './words/rules.ts'
import { wrapText } from './wrap-text.ts'

const columns = [
  { title: 'endpoint', share: 3 },
  { title: 'calls', align: 'right' },
  { title: 'preflights', align: 'right' },
  { title: 'why', share: 3 },
  { title: 'cheapest way out', share: 4 },
] satisfies Column[]

/** What helps most endpoints is said once, below the table. */
const [general] = preflightWaysOut
const inCache = 'Keep it in the cache'

/** More places than these are counted only. */
const places = 3

/**
 * The preflights of a test run: one sentence, and a table where there was any call across origins.
 *
 * @param width of the text, in characters; Markdown has none
 */
export function formatPreflightReport(report: PreflightReport, as: 'text' | 'markdown' = 'text', width = 120): string {
  const say = (text: string) => paint([[{ kind: 'text', text }]], as)
  if (report.calls === 0) return say(silence(report))
  const rows = report.endpoints.map((row) => cellsOf(row).map((cell) => cell.map(say)))
  const table = as === 'text' ? layOutTable(columns, rows, width) : markdownTable(rows)
  const below = report.endpoints.some((row) => waysOf(row).includes(inCache)) ? [say(`${inCache}: ${general}`)] : []
  const lines = (text: string) => (as === 'text' ? wrapText(text, width).join('\n') : text)
  return [lines(say(summary(report))), table, ...below.map(lines)].join('\n\n')
}

function silence({ files, of }: PreflightReport): string {
  if (files === 0) return `No preflights are known: corsLint ran in none of ${counted(of, 'test file')}.`
  return `No call crossed origins in ${counted(files, 'test file')}${files < of ? ` (corsLint ran in ${files} of ${of})` : ''}.`
}

function summary({ calls, preflights, endpoints, files, of }: PreflightReport): string {
  const needing = endpoints.filter((row) => row.preflights > 0).length
  const allowed = endpoints.reduce((sum, row) => sum + row.allowed, 0)
  const where = needing === 0 ? '' : `, at ${needing} of ${counted(endpoints.length, 'endpoint')}`
  return (
    `${preflights} of ${counted(calls, 'call')} across origins ${preflights === 1 ? 'needs' : 'need'} a preflight${where}` +
    `${allowed === 0 ? '' : ` (${allowed} allowed by the budget)`}${files < of ? `; corsLint ran in ${files} of ${of} test files` : ''}.`
  )
}

function cellsOf(row: PreflightRow): Cell[] {
  const { endpoint, calls, preflights, sites, reasons, because, allowed, uncertain } = row
  const more = sites.length - places
  return [
    [
      code(endpoint),
      ...sites.slice(0, places).map((site) => `at ${code(site)}`),
      ...(more > 0 ? [`and at ${counted(more, 'other place')}`] : []),
    ],
    [`${calls}`],
    [`${preflights}`],
    [
      ...(reasons.length === 0 ? ['none is needed'] : reasons.map(findingSays)),
      ...(uncertain ? ['(Likely, since not all of it can be seen.)'] : []),
    ],
    preflights === 0
      ? []
      : [
          ...waysOf(row),
          ...because.map(
            (text) => `${allowed === preflights ? 'Allowed' : `Allowed ${allowed} of ${preflights} times`}: ${code(text)}`,
          ),
        ],
  ]
}

function waysOf({ preflights, reasons, notes }: PreflightRow): string[] {
  return preflights === 0 ? [] : cheapestWaysOut(reasons, notes).map((way) => (way === general ? inCache : way))
}

function markdownTable(rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map((column) => ('align' in column ? '--:' : '---'))),
    ...rows.map((cells) => line(cells.map((cell) => cell.map((text) => text.replaceAll('|', '\\|')).join('<br>')))),
  ].join('\n')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
