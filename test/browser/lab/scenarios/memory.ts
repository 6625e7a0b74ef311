import { answer, granting, healthy, named, split } from '../answers.ts'
import type { Scenario } from '../scenario.ts'
import type { Behaviour } from '../server/act.ts'
import { calls, each } from './calls.ts'

/** The first request itself is answered well, what comes after it like this. */
const once = (later: Behaviour): Behaviour => split(granting, (ask) => (ask.earlier === 0 ? answer(200, named)(ask) : later(ask)))

/** Failures of what the page had answers from before: its own memory can tell more than its probes. */
export const memoryScenarios: readonly Scenario[] = [
  // The server answered another URL: it knows CORS.
  ...each('memory/sibling-answered', ['get', 'getWithHeader', 'postText'], {
    before: [{ to: ({ here, run }) => `${here}/${run}/products`, init: {} }],
    here: (ask) => (ask.path.endsWith('/products') ? healthy(ask) : split(granting, answer(500))(ask)),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  // The same call was answered: its preflight had passed.
  ...each('memory/same-call-answered', ['getWithHeader', 'putJson', 'delete'], (name) => ({
    before: [{ to: ({ target }) => target, init: calls[name] }],
    here: once(answer(500)),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  })),
]
