import { answer, granting, split } from '../answers.ts'
import type { Scenario } from '../scenario.ts'
import type { Behaviour } from '../server/act.ts'
import { each } from './calls.ts'

/** A server as far away as most are, in milliseconds. */
export const latency = 200

const far =
  (behaviour: Behaviour): Behaviour =>
  (ask) => {
    const act = behaviour(ask)
    return typeof act === 'object' && 'status' in act ? { ...act, after: latency } : act
  }

/** Failures that differ by the number of round trips alone. */
export const slowScenarios: readonly Scenario[] = [
  ...each('slow/nothing-anywhere', ['getWithHeader', 'putJson'], {
    here: { answer: far(answer(200)), everywhere: true },
    cause: 'preflight-missing-allow-origin-header',
    stage: 'preflight',
  }),
  ...each('slow/response-without-headers', ['getWithHeader', 'putJson'], {
    here: { answer: far(split(granting, answer(200))), everywhere: true },
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
]
