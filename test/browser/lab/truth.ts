import type { CauseId, Stage } from '../../../src/model/cause.ts'
import type { BrowserName } from '../support/browser.ts'
import type { Scenario } from './scenario.ts'

/** What is true of a scenario in a browser; null where nothing fails there. */
export function truthOf({ cause, stage, except }: Scenario, browser: BrowserName): { cause: CauseId; stage: Stage } | null {
  const exception = except?.[browser]
  if (exception === undefined) return { cause, stage }
  return 'cause' in exception ? { cause: exception.cause, stage: exception.stage } : null
}
