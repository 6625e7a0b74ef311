import type { BrowserName } from '../support/browser.ts'
import type { Call } from './call.ts'
import { type DisagreementGroup, groupDisagreements } from './disagreement-groups.ts'
import { type Disagreement, judge } from './judge.ts'
import type { Observed } from './observe.ts'
import { openStage, type Play, type Stage } from './stage.ts'

/** How the predictions of one browser's own profile fare in it. */
export interface TruthInBrowser {
  browser: BrowserName
  version: string
  seconds: number
  /** Calls that this engine can make. */
  calls: number
  /** Calls whose arguments this engine cannot make, as of a Request that throws. */
  unmakeable: number
  agreeing: number
  /** Disagreements of which the prediction said that it is certain. */
  wrongButCertain: number
  /** Calls that go as the engine `standard` predicts. */
  agreeingWithStandard: number
  /** Calls whose outcome was another one when they were played again. */
  unstable: number
  byApi: Tally
  byVerdict: Tally
  byRule: Tally
  groups: DisagreementGroup[]
  results: CallResult[]
}

export type Tally = Record<string, { calls: number; agreeing: number }>

/** What one call came to. */
export interface CallResult {
  /** Null: this engine cannot make the call. */
  observed: Observed | null
  /** With what the engine `standard` predicts. */
  standard: Disagreement | null
  /** The departures from the standard that a right prediction named. */
  deviations: readonly string[]
}

/** Plays the calls in one browser and compares. `script`: what `pageScript` made. */
export async function truthInBrowser(
  name: BrowserName,
  script: string,
  calls: readonly Call[],
  progress: (line: string) => void = () => {},
): Promise<TruthInBrowser> {
  const started = performance.now()
  const stage = await openStage(name, script)
  try {
    const plays: Play[] = []
    for (let start = 0; start < calls.length; start += 1000) {
      plays.push(...(await stage.play(calls.slice(start, start + 1000))))
      progress(`${name}: ${plays.length} of ${calls.length} calls`)
    }
    const unstable = await settle(stage, plays)
    const groups = await groupDisagreements(stage, plays)
    const seconds = (performance.now() - started) / 1000
    return {
      browser: name,
      version: stage.browser.version,
      seconds,
      unstable,
      groups,
      ...tallies(plays),
      results: plays.map(resultOf),
    }
  } finally {
    await stage.close()
  }
}

/** Plays disagreeing calls again; where the outcome is another one, a third time decides. Gives their number. */
async function settle(stage: Stage, plays: Play[]): Promise<number> {
  const suspects = plays.flatMap((play, index) =>
    judge(play, 'predicted') === null && judge(play, 'standard') === null ? [] : [{ play, index }],
  )
  const again = await stage.play(suspects.map(({ play }) => play.call))
  const differing = suspects.filter(({ play }, at) => JSON.stringify(play.observed) !== JSON.stringify(again[at]?.observed))
  for (const { play, index } of differing) {
    const [third] = await stage.play([play.call])
    if (third !== undefined) plays[index] = third
  }
  return differing.length
}

function tallies(plays: readonly Play[]) {
  const byApi: Tally = {}
  const byVerdict: Tally = {}
  const byRule: Tally = {}
  const sums = { calls: 0, unmakeable: 0, agreeing: 0, wrongButCertain: 0, agreeingWithStandard: 0 }
  for (const play of plays) {
    const { call, outcome, observed } = play
    if (outcome.how === 'unmakeable' || observed === undefined) {
      sums.unmakeable++
      continue
    }
    const { rules, verdict, certainty } = outcome.predicted
    const agrees = judge(play, 'predicted') === null
    sums.calls++
    if (agrees) sums.agreeing++
    else if (certainty === 'certain') sums.wrongButCertain++
    if (judge(play, 'standard') === null) sums.agreeingWithStandard++
    count(byApi, call.api, agrees)
    count(byVerdict, observed.verdict, agrees)
    for (const rule of rules.length > 0 ? rules : [`none (${verdict})`]) count(byRule, rule, agrees)
  }
  return { ...sums, byApi, byVerdict, byRule }
}

function count(tally: Tally, key: string, agrees: boolean): void {
  tally[key] ??= { calls: 0, agreeing: 0 }
  const entry = tally[key]
  entry.calls++
  if (agrees) entry.agreeing++
}

function resultOf(play: Play): CallResult {
  const { observed = null, outcome } = play
  const isRight = outcome.how !== 'unmakeable' && judge(play, 'predicted') === null
  return { observed, standard: judge(play, 'standard'), deviations: isRight ? outcome.predicted.deviations : [] }
}
