import type { Diagnosis, Exchange } from '../../src/index.ts'
import type { RecordedRequest } from '../../test/browser/support/recording-server.ts'
import type { PageReport } from './page/page-report.ts'
import type { Scenario } from './scenario.ts'
import type { Verdict } from './watch-verdicts.ts'

/** What the command line made of the same request, from outside the page. */
export interface OutsideReport {
  outcome: 'pass' | 'refused' | 'failed' | 'not-sent'
  /** Null where nothing refused. */
  cause: string | null
  certainty: string | null
  exitCode: number
  /** Both sides of the conversation. */
  exchange: Exchange
}

/** All that is known of one call: what was foreseen, what happened, and who says what about it. */
export interface DemoRow extends Pick<PageReport, 'prediction' | 'outcome' | 'diagnosis'> {
  scenario: Scenario
  /** What the servers saw of it. */
  arrived: readonly Pick<RecordedRequest, 'method' | 'headers'>[]
  /** Absent where the call succeeded, and in browsers that do not tell. */
  verdict: Verdict | undefined
  outside: OutsideReport
  /** What whycors says in the page once it is given the exchange that was seen from outside. Null for a call that succeeded. */
  settled: Diagnosis | null
}

/** What is wrong with the call, as far as it is known better than by whycors: Chromium's own word, else what the scenario was made for. */
export function truthOf({ scenario, verdict }: DemoRow): string | null {
  return verdict?.cause ?? scenario.verdict
}

/** Whether a cause is what the truth says. The network service knows that a page gave up on its call, but not what for. */
export function agrees(truth: string | null, cause: string | null): boolean {
  return truth === cause || (truth === 'aborted' && cause === 'timeout')
}
