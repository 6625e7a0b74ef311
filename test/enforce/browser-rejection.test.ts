import { describe, expect, test } from 'vitest'
import { browserRejection } from '../../src/enforce/browser-rejection.ts'
import type { EnforcedFailure } from '../../src/enforce/enforced-call.ts'
import type { Diagnosis } from '../../src/model/diagnosis.ts'
import type { Engine } from '../../src/model/environment.ts'
import { knowledgeOf } from '../../src/page/knowledge.ts'

const failure = (more: Partial<EnforcedFailure> = {}): EnforcedFailure => {
  const diagnosis = (): Diagnosis => {
    throw new Error('a fault of ours')
  }
  return {
    outcome: 'refused',
    prediction: { verdict: 'simple', certainty: 'certain', reasons: [], notes: [], dropped: [] },
    exchange: { version: 1, steps: [], sameCredentials: true, sameMethod: true },
    knowledge: { version: 1, diagnosis, explain: async () => diagnosis() },
    ...more,
  }
}
const throwing = failure({
  prediction: {
    verdict: 'throws',
    certainty: 'certain',
    reasons: [{ rule: 'invalid-method', subject: 'TRACE', params: {} }],
    notes: [],
    dropped: [],
  },
})
const site = new Error('here')

describe('browserRejection', () => {
  test('is the error of the browser, though a diagnosis cannot be made', () => {
    const error = browserRejection(failure(), 'chromium', site) as Error
    expect([error.name, error.message]).toEqual(['TypeError', 'Failed to fetch'])
    expect(error.stack?.split('\n').slice(1)).toEqual(site.stack?.split('\n').slice(1))
    expect((error.cause as Error).message).toBe('no diagnosis could be made')
    expect(knowledgeOf(error)).toBe(knowledgeOf(error.cause))
  })

  test.each<[engine: Engine, beginning: RegExp]>([
    ['chromium', /^Failed to execute 'fetch' on 'Window': .*TRACE/],
    ['gecko', /^Window\.fetch: .*TRACE/],
    ['webkit', /^(?!Load failed).*TRACE/],
    ['standard', /^(?!Failed to fetch).*TRACE/],
  ])('of arguments in %s has no message that clients try again', (engine, beginning) => {
    const error = browserRejection(throwing, engine, site) as Error
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toMatch(beginning)
  })

  test('of arguments that the platform refuses too is its own error', () => {
    const own = new TypeError('own')
    expect(browserRejection(throwing, 'chromium', site, () => own)).toBe(own)
    expect(knowledgeOf(own)).toBe(throwing.knowledge)
  })

  test('of an abort is the reason, whatever that is; what was known of it before stays', () => {
    const reason = new Error('enough')
    const [first, second] = [failure({ outcome: 'aborted', thrown: reason }), failure({ outcome: 'aborted', thrown: reason })]
    expect(browserRejection(first, 'chromium', site)).toBe(reason)
    expect(browserRejection(second, 'chromium', site)).toBe(reason)
    expect(knowledgeOf(reason)).toBe(first.knowledge)
    expect(browserRejection(failure({ outcome: 'aborted', thrown: 'a string' }), 'chromium', site)).toBe('a string')
  })
})
