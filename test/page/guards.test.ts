import { describe, expect, test } from 'vitest'
import type { Diagnosis } from '../../src/model/diagnosis.ts'
import { isAborted, isBlocked, isCorsFailure, isOffline, isUnreachable } from '../../src/page/guards.ts'
import { registry } from '../../src/page/knowledge.ts'

type Told = Pick<Diagnosis, 'stage' | 'stageCertainty' | 'cause' | 'certainty'>

/** An error of which this is known. */
function errorOf(told: Told): Error {
  const error = new TypeError('Failed to fetch')
  const diagnosis = () => told as Diagnosis
  registry().set(error, { version: 1, diagnosis, explain: async () => diagnosis() })
  return error
}

const guards = { isAborted, isBlocked, isCorsFailure, isOffline, isUnreachable }

function holds(error: unknown): string[] {
  return Object.entries(guards).flatMap(([name, guard]) => (guard(error) ? [name] : []))
}

const likely = { stageCertainty: 'likely', certainty: 'likely' } as const
const open = { stageCertainty: 'likely', certainty: 'possible' } as const
const possible = { stageCertainty: 'possible', certainty: 'possible' } as const

describe('the guards', () => {
  test.each<[told: Told, names: string[], because: string]>([
    [{ stage: 'response', cause: 'missing-allow-origin-header', ...open }, ['isCorsFailure'], 'the stage is likely'],
    [{ stage: 'response', cause: 'missing-allow-origin-header', ...possible }, [], 'a failed fetch alone is never CORS'],
    [{ stage: 'path', cause: 'blocked-by-client', ...open }, ['isUnreachable'], 'a blocker is one of many at this stage'],
    [{ stage: 'path', cause: 'blocked-by-client', ...likely }, ['isBlocked', 'isUnreachable'], 'the blocker showed itself'],
    [{ stage: 'page-policy', cause: 'csp', ...likely }, ['isBlocked'], 'the policy of the page stopped it'],
    [{ stage: 'unreachable', cause: 'offline', ...likely }, ['isOffline'], 'the browser had no network'],
    [{ stage: 'unreachable', cause: 'offline', ...open }, [], 'it may be the host as well'],
    [{ stage: 'unreachable', cause: 'connection-refused', ...open }, ['isUnreachable'], 'the host did not answer'],
    [{ stage: 'aborted', cause: 'timeout', ...likely }, ['isAborted'], 'the time was up'],
  ])('%o: %o, since %s', (told, names) => {
    expect(holds(errorOf(told))).toEqual(names)
  })

  test.each([[new Error('of somebody else')], [undefined], ['a string'], [Object.create(null)]])(
    'know nothing of %o',
    (error) => {
      expect(holds(error)).toEqual([])
    },
  )
})
