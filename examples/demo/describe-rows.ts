import { agrees, type DemoRow, truthOf } from './demo-row.ts'
import { type Cell, formatTable } from './format-table.ts'

const columns = [
  { title: 'request', weight: 21 },
  { title: 'predicted', weight: 18 },
  { title: 'server saw', weight: 14 },
  { title: 'browser said / DevTools', weight: 30 },
  { title: 'whycors in the page', weight: 34 },
  { title: 'whycors from outside', weight: 32 },
]

/** The table of the demo as text. */
export function describeRows(rows: readonly DemoRow[], width: number): string {
  return formatTable(
    columns,
    rows.map((row) => [request(row), predicted(row), saw(row), said(row), inPage(row), outside(row)]),
    width,
  )
}

/** What the rows come to, a line each. */
export function summarizeRows(rows: readonly DemoRow[]): string[] {
  const failed = rows.filter(({ diagnosis }) => diagnosis !== null)
  const count = (test: (row: DemoRow) => boolean) => failed.filter(test).length
  const certainty = (wanted: string) => count(({ diagnosis }) => diagnosis?.certainty === wanted)
  const onlyInPage = failed.filter(({ scenario }) => !scenario.seenFromOutside).length
  return [
    `${rows.length} calls: ${failed.length} fail, ${rows.length - failed.length} succeed.`,
    `In the page the cause is certain ${certainty('certain')} times, likely ${certainty('likely')} times, possible ${certainty('possible')} times;` +
      ` the true cause stands first ${count((row) => agrees(truthOf(row), row.diagnosis?.cause ?? null))} times,` +
      ` and the stage is right ${count((row) => row.diagnosis?.stage === row.scenario.stage)} times.`,
    `From outside the cause is exact ${count((row) => agrees(truthOf(row), row.outside.cause))} times; ${onlyInPage} failures are the page's own and cannot be seen from there.`,
    `Given what was seen from outside, the page itself is certain of ${count(({ settled }) => settled?.certainty === 'certain')} causes.`,
  ]
}

function request({ scenario: { call, title } }: DemoRow): Cell {
  return [`${call.method ?? 'GET'} ${call.path}`, title]
}

function predicted({ prediction: { verdict, preflight } }: DemoRow): Cell {
  return preflight === undefined ? [verdict] : [`${verdict} ${preflight.method}`, preflight.headers.join(', ')].filter(Boolean)
}

function saw({ arrived }: DemoRow): Cell {
  const methods = arrived.map(({ method }) => method)
  const counts = [...new Set(methods)].map((method) => [method, methods.filter((other) => other === method).length] as const)
  return counts.length === 0
    ? ['nothing']
    : [counts.map(([method, times]) => (times > 1 ? `${times} × ${method}` : method)).join(', ')]
}

function said({ outcome, verdict }: DemoRow): Cell {
  if (outcome.ok) return [`${outcome.status}`, ...outcome.exposed]
  return [`${outcome.name}: ${outcome.message}`, ...(verdict === undefined ? [] : [verdict.words])]
}

function inPage({ diagnosis }: DemoRow): Cell {
  if (diagnosis === null) return []
  const { stage, cause, certainty, stageCertainty, candidates } = diagnosis
  const others = candidates.length === 1 ? '' : `, 1 of ${candidates.length}`
  return [`${stage} (${stageCertainty})`, `${cause} (${certainty}${others})`]
}

function outside({ outside: { outcome, cause } }: DemoRow): Cell {
  return [outcome, ...(cause === null ? [] : [cause])]
}
