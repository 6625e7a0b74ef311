import { headerOf } from '../../test/browser/support/header-of.ts'
import { agrees, type DemoRow, truthOf } from './demo-row.ts'

type Check = (row: DemoRow) => string | null

/** What would make a row of the table a lie, each with the check that finds it; a check answers what it found, or null. */
export const checks = {
  'the call ends as it was made to end': ({ scenario, outcome }) =>
    outcome.ok === (scenario.verdict === null) ? null : `it ${outcome.ok ? 'succeeded' : 'failed'}`,
  'Chromium says what the scenario was made for': ({ scenario, verdict }) =>
    verdict === undefined || agrees(verdict.cause, scenario.verdict) ? null : `it says ${verdict.words}`,
  'the prediction is what the server saw': predictionDiffers,
  'no wrong certain': wrongCertain,
  'the true cause is not ruled out': (row) => {
    const truth = truthOf(row)
    if (row.diagnosis === null) return null
    return row.diagnosis.candidates.some(({ cause }) => agrees(truth, cause)) ? null : `${truth} is no candidate`
  },
  'the command line names the exact cause': outsideDiffers,
  'given what was seen from outside, the page names the exact cause': (row) => {
    const truth = truthOf(row)
    const { settled } = row
    return settled === null || agrees(truth, settled.cause) ? null : `it says ${settled.cause}, and it is ${truth}`
  },
} satisfies Record<string, Check>

export type CheckName = keyof typeof checks

export interface Finding {
  check: CheckName
  id: string
  found: string
}

/** All that is wrong with the rows; empty where the table holds. */
export function checkRows(rows: readonly DemoRow[]): Finding[] {
  return rows.flatMap((row) =>
    (Object.keys(checks) as CheckName[]).flatMap((check) => {
      const found = checks[check](row)
      return found === null ? [] : [{ check, id: row.scenario.id, found }]
    }),
  )
}

function predictionDiffers({ scenario, prediction, arrived }: DemoRow): string | null {
  const [first] = arrived
  const { verdict, preflight } = prediction
  if (!scenario.arrives) return first === undefined ? null : `${first.method} arrived, and nothing should have`
  if (verdict === 'blocked' || verdict === 'throws')
    return first === undefined ? null : `${verdict} was predicted, and ${first.method} arrived`
  if (first === undefined) return `${verdict} was predicted, and nothing arrived`
  if (preflight === undefined)
    return arrived.some(({ method }) => method === 'OPTIONS') ? `${verdict} was predicted, and a preflight arrived` : null
  if (first.method !== 'OPTIONS') return `a preflight was predicted, and ${first.method} came first`
  const method = headerOf(first, 'access-control-request-method')
  const headers = headerOf(first, 'access-control-request-headers') ?? ''
  const same = method === preflight.method && headers === preflight.headers.join(',')
  return same
    ? null
    : `a preflight for ${preflight.method} ${preflight.headers} was predicted, and one for ${method} ${headers} arrived`
}

function wrongCertain(row: DemoRow): string | null {
  const { diagnosis, settled, outside, scenario } = row
  const truth = truthOf(row)
  for (const said of [diagnosis, settled]) {
    if (said?.certainty === 'certain' && !agrees(truth, said.cause))
      return `in the page, ${said.cause} is called certain, and it is ${truth}`
    if (said?.stageCertainty === 'certain' && said.stage !== scenario.stage)
      return `in the page, the stage ${said.stage} is called certain, and it is ${scenario.stage}`
  }
  if (outside.certainty === 'certain' && !agrees(truth, outside.cause))
    return `outside, ${outside.cause} is called certain, and it is ${truth}`
  return null
}

function outsideDiffers(row: DemoRow): string | null {
  const { outside, scenario } = row
  const expected = scenario.seenFromOutside ? truthOf(row) : null
  const passes = outside.outcome === 'pass' && outside.exitCode === 0
  if (expected === null)
    return passes ? null : `it says ${outside.cause ?? outside.outcome}, exit code ${outside.exitCode}, and should pass`
  if (!agrees(expected, outside.cause)) return `it says ${outside.cause ?? outside.outcome}, and it is ${expected}`
  return outside.exitCode === 1 ? null : `it ends with exit code ${outside.exitCode}`
}
