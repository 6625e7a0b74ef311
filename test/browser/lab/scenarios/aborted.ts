import { granting, head, healthy, named, split } from '../answers.ts'
import type { Scenario } from '../scenario.ts'
import type { Behaviour } from '../server/act.ts'
import { calls } from './calls.ts'

/** Calls that the page itself gives up. */
export const abortedScenarios: readonly Scenario[] = [
  { id: 'aborted/before', init: {}, stop: { how: 'abort', after: 0 }, here: healthy, cause: 'aborted', stage: 'aborted' },
  {
    id: 'aborted/under-way',
    init: {},
    stop: { how: 'abort', after: 60 },
    here: () => 'silence',
    cause: 'aborted',
    stage: 'aborted',
  },
  {
    id: 'aborted/with-a-reason',
    init: calls.putJson,
    stop: { how: 'abort-with-reason', after: 60 },
    here: split(granting, 'silence'),
    cause: 'aborted',
    stage: 'aborted',
  },
  {
    id: 'aborted/while-reading',
    init: {},
    reads: true,
    stop: { how: 'abort', after: 250 },
    here: slowBody,
    cause: 'aborted',
    stage: 'aborted',
  },
  {
    id: 'timeout/no-answer',
    init: {},
    stop: { how: 'timeout', after: 80 },
    here: () => 'silence',
    cause: 'timeout',
    stage: 'aborted',
  },
  {
    id: 'timeout/preflight',
    init: calls.putJson,
    stop: { how: 'timeout', after: 80 },
    here: () => 'silence',
    cause: 'timeout',
    stage: 'aborted',
  },
  {
    id: 'navigated-away/get',
    init: {},
    stop: { how: 'navigate', after: 60 },
    here: () => 'silence',
    cause: 'navigated-away',
    stage: 'aborted',
  },
  {
    id: 'navigated-away/put',
    init: calls.putJson,
    stop: { how: 'navigate', after: 60 },
    here: () => 'silence',
    cause: 'navigated-away',
    stage: 'aborted',
  },
]

function slowBody(ask: Parameters<Behaviour>[0]): ReturnType<Behaviour> {
  return { bytes: head(named(ask), ['Content-Length: 1000'], 'slow'), ending: 'silence' }
}
