import type { CauseId, Stage } from '../../../src/model/cause.ts'
import type { Diagnosis } from '../../../src/model/diagnosis.ts'
import type { BrowserName } from '../support/browser.ts'
import { bestClassifier } from './best-classifier.ts'
import { brokenPromises } from './broken-promises.ts'
import type { Told } from './in-page/plan.ts'
import { inseparable } from './inseparable.ts'
import { isCorsFailure, type LabResult, type LabRun } from './run-lab.ts'
import { truthOf } from './truth.ts'

export type Mode = 'never' | 'full'
export const modes: readonly Mode[] = ['never', 'full']

/** One failure that was explained, beside the truth. */
export interface Judged {
  result: LabResult
  truth: { cause: CauseId; stage: Stage }
  told: Told
  isAmongCandidates: boolean
  isStageRight: boolean
  /** Says `certain` of a cause or a stage that is not the true one. */
  isWronglyCertain: boolean
  probes: number
}

export interface ModeFigures {
  failures: number
  /** Shares from 0 to 1. */
  amongCandidates: number
  stageRight: number
  /** What the best classifier of stages could reach with what can be observed in this mode. */
  bestStage: number
  certain: number
  /** Means. */
  candidates: number
  /** How many causes the measured rules call inseparable. */
  inseparable: number
  /** How many true causes the failures that look alike have, for comparison with the number of candidates. */
  alike: number
  probes: number
  mostProbes: number
  ms: number
  /** Stages right where memory, and where the number of round trips, can go past the best classifier, which sees neither. */
  withMemory: { right: number; all: number }
  withLatency: { right: number; all: number }
  wronglyCertain: string[]
  /** Candidates that the measured rules would tell apart. */
  separable: string[]
  missed: string[]
  wrongStage: string[]
}

export interface Figures {
  browser: BrowserName
  version: string
  seconds: number
  scenarios: number
  modes: Record<Mode, ModeFigures>
  /** With both sides' headers, the failing step itself included. */
  exchange: { failures: number; exact: number; certain: number; wrong: string[]; inexactCertain: string[] }
  timing: { rejections: number; otherTask: string[] }
  /** What probes did although they may not. */
  brokenPromises: string[]
  /** Where Chromium says something else than the row of the table. */
  disputed: string[]
  /** Where a scenario did not fail although it should, failed although it should not, or did not run. */
  faults: string[]
}

export function measure(run: LabRun): Figures {
  return {
    browser: run.browser,
    version: run.version,
    seconds: run.seconds,
    scenarios: run.results.length,
    modes: { never: ofMode(run, 'never'), full: ofMode(run, 'full') },
    exchange: ofExchange(run),
    timing: {
      rejections: run.results.filter(({ observed }) => observed?.isSameTask !== undefined).length,
      otherTask: run.results.filter(({ observed }) => observed?.isSameTask === false).map(({ scenario }) => scenario.id),
    },
    brokenPromises: run.results.flatMap(brokenPromises),
    disputed: run.browser === 'chromium' ? run.results.flatMap(dispute) : [],
    faults: run.results.flatMap((result) => faultsOf(result, run.browser)),
  }
}

/** The failures of a run, each with what whycors said of it. */
export function judge(run: LabRun, mode: Mode): Judged[] {
  return run.results.flatMap((result) => {
    const truth = truthOf(result.scenario, run.browser)
    const told = result.explained?.[mode]
    if (truth === null || told === undefined) return []
    const { diagnosis } = told
    return {
      result,
      truth,
      told,
      isAmongCandidates: diagnosis.candidates.some(({ cause }) => cause === truth.cause),
      isStageRight: diagnosis.stage === truth.stage,
      isWronglyCertain:
        (diagnosis.certainty === 'certain' && diagnosis.cause !== truth.cause) ||
        (diagnosis.stageCertainty === 'certain' && diagnosis.stage !== truth.stage),
      probes: probesOf(diagnosis),
    }
  })
}

function ofMode(run: LabRun, mode: Mode): ModeFigures {
  const judged = judge(run, mode)
  const seen = judged.map(({ result: { observed }, truth }) => ({
    observations: mode === 'never' ? observed?.passive : [observed?.passive, observed?.probes],
    truth,
  }))
  const ids = (fits: (one: Judged) => boolean) => judged.filter(fits).map(({ result }) => result.scenario.id)
  return {
    failures: judged.length,
    amongCandidates: mean(judged.map(({ isAmongCandidates }) => Number(isAmongCandidates))),
    stageRight: mean(judged.map(({ isStageRight }) => Number(isStageRight))),
    bestStage: bestClassifier(seen.map(({ observations, truth }) => ({ observations, label: truth.stage }))).right,
    certain: mean(judged.map(({ told }) => Number(told.diagnosis.certainty === 'certain'))),
    candidates: mean(judged.map(({ told }) => told.diagnosis.candidates.length)),
    inseparable: mean(judged.map(({ told }) => inseparable(told.diagnosis).size)),
    alike: bestClassifier(seen.map(({ observations, truth }) => ({ observations, label: truth.cause }))).alike,
    probes: mean(judged.map(({ probes }) => probes)),
    mostProbes: Math.max(0, ...judged.map(({ probes }) => probes)),
    ms: mean(judged.map(({ told }) => told.ms)),
    withMemory: rightOf(judged, 'memory/'),
    withLatency: rightOf(judged, 'slow/'),
    wronglyCertain: ids((one) => one.isWronglyCertain),
    separable: judged.flatMap(separableOf),
    missed: ids((one) => !one.isAmongCandidates),
    wrongStage: ids((one) => !one.isStageRight),
  }
}

function separableOf({ result, told: { diagnosis } }: Judged): string[] {
  const alike = inseparable(diagnosis)
  const beyond = diagnosis.candidates.filter(({ cause }) => !alike.has(cause)).map(({ cause }) => cause)
  return beyond.length === 0 ? [] : [`${result.scenario.id}: ${beyond.join(' ')}`]
}

function rightOf(judged: readonly Judged[], prefix: string): { right: number; all: number } {
  const own = judged.filter(({ result }) => result.scenario.id.startsWith(prefix))
  return { right: own.filter(({ isStageRight }) => isStageRight).length, all: own.length }
}

/**
 * An exchange is played as Chromium does it, so that its own verdict is the truth in each browser; but what is no HTTP to the command line can be
 * an answer to a browser, so that it settles nothing.
 */
function ofExchange({ results, browser }: LabRun): Figures['exchange'] {
  const played = results.flatMap(({ scenario, explained }) => {
    const exact = explained?.exact?.diagnosis
    return truthOf(scenario, browser) === null ||
      exact === undefined ||
      !isCorsFailure(scenario) ||
      exact.exchange?.steps.at(-1)?.error === 'invalid-http-response'
      ? []
      : { id: scenario.id, truth: scenario, exact, inexact: explained?.inexact ?? [] }
  })
  const isRight = ({ truth, exact }: (typeof played)[number]) => exact.cause === truth.cause && exact.candidates.length === 1
  return {
    failures: played.length,
    exact: played.filter(isRight).length,
    certain: played.filter((one) => isRight(one) && one.exact.certainty === 'certain').length,
    wrong: played.filter((one) => !isRight(one)).map(({ id }) => id),
    inexactCertain: played
      .filter(({ inexact }) => inexact.some(({ diagnosis }) => diagnosis.certainty === 'certain'))
      .map(({ id }) => id),
  }
}

/** What is thrown or aborted in the page itself never reaches the network, so that DevTools have no word for it. */
function dispute({ scenario, verdicts }: LabResult): string[] {
  const { id, cause, stage, chromiumSays } = scenario
  return (['explain', 'observe'] as const).flatMap((aim) => {
    const verdict = verdicts[aim]
    if (verdict === undefined)
      return stage === 'request' || id === 'aborted/before' ? [] : [`${id} (${aim}): Chromium says nothing`]
    const agrees =
      chromiumSays !== undefined
        ? chromiumSays.test(verdict.words)
        : stage === 'aborted'
          ? verdict.words === 'net::ERR_ABORTED'
          : verdict.cause === cause
    return agrees ? [] : [`${id} (${aim}): Chromium says ${verdict.words}`]
  })
}

function faultsOf({ scenario, faults, explained, observed }: LabResult, browser: BrowserName): string[] {
  const expected = truthOf(scenario, browser) === null ? 'resolved' : 'rejected'
  const found = faults.map((fault) => `${scenario.id}: ${fault}`)
  for (const answer of [explained, observed]) {
    if (answer !== undefined && answer.how !== expected)
      found.push(`${scenario.id} (${answer.aim}): ${answer.how}, not ${expected}`)
  }
  return found
}

/** How many probes a diagnosis rests on: their outcomes, and the header names that were sent alone. */
export function probesOf({ evidence }: Diagnosis): number {
  let count = 0
  for (const { id, observed } of evidence) {
    if (!id.startsWith('probe-')) continue
    if (id === 'probe-headers-refused' || id === 'probe-headers-granted') count += observed.split(' ').length
    else if (outcomes.includes(observed)) count += 1
  }
  return count
}

const outcomes: readonly unknown[] = ['answered', 'failed', 'timed-out', 'redirected']

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
