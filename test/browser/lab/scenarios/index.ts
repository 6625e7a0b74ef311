import type { Scenario } from '../scenario.ts'
import { abortedScenarios } from './aborted.ts'
import { bodyScenarios } from './body.ts'
import { memoryScenarios } from './memory.ts'
import { networkScenarios } from './network.ts'
import { pagePolicyScenarios } from './page-policy.ts'
import { preflightScenarios } from './preflight.ts'
import { redirectScenarios } from './redirect.ts'
import { requestScenarios } from './request.ts'
import { responseScenarios } from './response.ts'
import { slowScenarios } from './slow.ts'

/** Every failure that the lab makes: the one table of data behind it. */
export const scenarios: readonly Scenario[] = [
  ...requestScenarios,
  ...pagePolicyScenarios,
  ...networkScenarios,
  ...preflightScenarios,
  ...responseScenarios,
  ...redirectScenarios,
  ...bodyScenarios,
  ...abortedScenarios,
  ...memoryScenarios,
  ...slowScenarios,
]
