import fc from 'fast-check'
import type { BrowserName } from '../support/browser.ts'
import { arbitraryCall } from './arbitrary/call.ts'
import type { Api, Call } from './call.ts'
import { type Disagreement, judge } from './judge.ts'
import type { Observed } from './observe.ts'
import { pageScript } from './page-script.ts'
import { shrink } from './shrink.ts'
import { sizeOf } from './simpler-calls.ts'
import { openStage, type Play, type Stage } from './stage.ts'

export interface TruthOptions {
  count: number
  seed: number
  browsers: readonly BrowserName[]
  apis: readonly Api[]
  /** Called now and then with a line about how far the run is. */
  progress?(line: string): void
}

/** Disagreements of one kind. */
export interface DisagreementGroup {
  signature: string
  count: number
  /** The smallest call that was found to show it. */
  smallest: Call
  observed: Observed
  predicted: Disagreement['predicted']
  /** How the smallest call failed, where it did. */
  error?: string
  /** Some calls as generated. */
  examples: Call[]
}

export interface BrowserTruth {
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
  /** Calls whose outcome was another one when they were played again. */
  unstable: number
  byApi: Tally
  byVerdict: Tally
  byRule: Tally
  groups: DisagreementGroup[]
  /** What was observed, by index of the call; null where the engine cannot make it. */
  observations: (Observed | null)[]
  standardDisagreements: (Disagreement | null)[]
}

/** More groups than this are not shrunk. */
const shrunkGroups = 40

export type Tally = Record<string, { calls: number; agreeing: number }>

export interface Truth {
  count: number
  seed: number
  browsers: BrowserTruth[]
  /** Calls on which all browsers of the run do the same, and how the engine `standard` fares on those. Absent with fewer than three browsers. */
  standard?: { calls: number; agreeing: number; groups: { signature: string; count: number; example: Call }[] }
}

/** Plays the same generated calls in each browser, one browser after the other, and compares. */
export async function runTruth(options: TruthOptions): Promise<Truth> {
  const calls = fc.sample(arbitraryCall(options.apis), { numRuns: options.count, seed: options.seed })
  const script = await pageScript()
  const browsers: BrowserTruth[] = []
  for (const browser of options.browsers) browsers.push(await runInBrowser(browser, script, calls, options))
  const truth: Truth = { count: options.count, seed: options.seed, browsers }
  if (browsers.length === 3) truth.standard = compareStandard(browsers, calls)
  return truth
}

async function runInBrowser(
  name: BrowserName,
  script: string,
  calls: readonly Call[],
  { progress }: TruthOptions,
): Promise<BrowserTruth> {
  const started = performance.now()
  const stage = await openStage(name, script)
  try {
    const plays: Play[] = []
    for (let start = 0; start < calls.length; start += 1000) {
      plays.push(...(await stage.play(calls.slice(start, start + 1000))))
      progress?.(`${name}: ${plays.length} of ${calls.length} calls`)
    }
    const unstable = await settle(stage, plays)
    const truth = await summarize(stage, plays, unstable, started)
    progress?.(`${name}: ${truth.seconds.toFixed(1)} s`)
    return truth
  } finally {
    await stage.close()
  }
}

/** Plays disagreeing calls again; where the outcome is another one, a third time decides. Gives their number. */
async function settle(stage: Stage, plays: Play[]): Promise<number> {
  const suspects = plays.flatMap((play, index) =>
    judge(play, 'predicted') === null && judge(play, 'standard') === null ? [] : [index],
  )
  let unstable = 0
  const again = await stage.play(suspects.flatMap((index) => plays[index]?.call ?? []))
  const differing = suspects.filter((index, at) => !sameObservation(plays[index], again[at]))
  for (const index of differing) {
    const first = plays[index]
    const second = again[suspects.indexOf(index)]
    if (first === undefined || second === undefined) continue
    unstable++
    const [third] = await stage.play([first.call])
    if (third !== undefined) plays[index] = third
  }
  return unstable
}

function sameObservation(a: Play | undefined, b: Play | undefined): boolean {
  return JSON.stringify(a?.observed) === JSON.stringify(b?.observed)
}

async function summarize(stage: Stage, plays: readonly Play[], unstable: number, started: number): Promise<BrowserTruth> {
  const made = plays.filter((play) => play.observed !== undefined)
  const byApi: Tally = {}
  const byVerdict: Tally = {}
  const byRule: Tally = {}
  const groups = new Map<string, { play: Play; examples: Call[]; count: number }>()
  let agreeing = 0
  let wrongButCertain = 0
  for (const play of made) {
    const disagreement = judge(play, 'predicted')
    const agrees = disagreement === null
    if (agrees) agreeing++
    else if (disagreement.predicted.certainty === 'certain') wrongButCertain++
    count(byApi, play.call.api, agrees)
    count(byVerdict, play.observed?.verdict ?? '', agrees)
    if (play.outcome.how === 'unmakeable') continue
    const { rules, verdict } = play.outcome.predicted
    for (const rule of rules.length > 0 ? rules : [`none (${verdict})`]) count(byRule, rule, agrees)
    if (agrees) continue
    const group = groups.get(disagreement.signature)
    if (group === undefined) groups.set(disagreement.signature, { play, examples: [play.call], count: 1 })
    else {
      group.count++
      if (group.examples.length < 5) group.examples.push(play.call)
      if (JSON.stringify(play.call).length < JSON.stringify(group.play.call).length) group.play = play
    }
  }
  const sorted = [...groups].sort(([, a], [, b]) => b.count - a.count)
  const smallest = await shrink(
    stage,
    sorted.map(([, { play }]) => play).slice(0, shrunkGroups),
    (play) => judge(play, 'predicted')?.difference,
  )
  return {
    browser: stage.browser.name,
    version: stage.browser.version,
    seconds: (performance.now() - started) / 1000,
    calls: made.length,
    unmakeable: plays.length - made.length,
    agreeing,
    wrongButCertain,
    unstable,
    byApi,
    byVerdict,
    byRule,
    groups: merge(sorted.map(([, group], index) => groupOf(group, smallest[index] ?? group.play))),
    observations: plays.map((play) => play.observed ?? null),
    standardDisagreements: plays.map((play) => judge(play, 'standard')),
  }
}

function groupOf(group: { examples: Call[]; count: number }, play: Play): DisagreementGroup {
  const disagreement = judge(play, 'predicted')
  if (disagreement === null || play.outcome.how === 'unmakeable') throw new Error('The smallest call of a group agrees.')
  const { error } = play.outcome
  const { signature, observed, predicted } = disagreement
  const told = error === undefined ? {} : { error: `${error.name}: ${error.message}` }
  return { signature, count: group.count, smallest: play.call, observed, predicted, ...told, examples: group.examples }
}

/** Groups that turn out to be one, once their calls are small. */
function merge(groups: readonly DisagreementGroup[]): DisagreementGroup[] {
  const merged = new Map<string, DisagreementGroup>()
  for (const group of groups) {
    const same = merged.get(group.signature)
    if (same === undefined) {
      merged.set(group.signature, group)
      continue
    }
    const smaller = sizeOf(group.smallest) < sizeOf(same.smallest) ? group : same
    const examples = [...same.examples, ...group.examples].slice(0, 5)
    merged.set(group.signature, { ...smaller, count: same.count + group.count, examples })
  }
  return [...merged.values()].sort((a, b) => b.count - a.count)
}

function count(tally: Tally, key: string, agrees: boolean): void {
  tally[key] ??= { calls: 0, agreeing: 0 }
  const entry = tally[key]
  entry.calls++
  if (agrees) entry.agreeing++
}

function compareStandard(browsers: readonly BrowserTruth[], calls: readonly Call[]): NonNullable<Truth['standard']> {
  const groups = new Map<string, { count: number; example: Call }>()
  let same = 0
  let agreeing = 0
  for (const [index, call] of calls.entries()) {
    const observations = browsers.map((browser) => browser.observations[index] ?? null)
    const first = observations[0] ?? null
    if (first === null || observations.some((each) => JSON.stringify(each) !== JSON.stringify(first))) continue
    same++
    const disagreement = browsers.map((browser) => browser.standardDisagreements[index] ?? null).find((each) => each !== null)
    if (disagreement === undefined) {
      agreeing++
      continue
    }
    const group = groups.get(disagreement.signature)
    if (group === undefined) groups.set(disagreement.signature, { count: 1, example: call })
    else {
      group.count++
      if (JSON.stringify(call).length < JSON.stringify(group.example).length) group.example = call
    }
  }
  const sorted = [...groups].map(([signature, group]) => ({ signature, ...group })).sort((a, b) => b.count - a.count)
  return { calls: same, agreeing, groups: sorted }
}
