import { expect, test } from 'vitest'
import type { Engine } from '../../src/model/environment.ts'
import { hasMemberOfOneEngine } from '../../src/predict/members-of-one-engine.ts'
import { predictRequest } from '../../src/predict/predict-request.ts'
import { page, recordOf } from './record-of.ts'

test.each<[names: string[] | undefined, engine: Engine, expected: boolean]>([
  [['targetAddressSpace'], 'chromium', true],
  [['next', 'privateToken'], 'chromium', true],
  [['next'], 'chromium', false],
  [undefined, 'chromium', false],
  [['privateToken'], 'gecko', false],
  [['privateToken'], 'standard', false],
])('%j in %s: %s', (names, engine, expected) => {
  expect(hasMemberOfOneEngine(names, engine)).toBe(expected)
})

test('makes a prediction less certain, but for one of a call that throws', () => {
  const certaintyOf = (engine: Engine, method = 'PUT') =>
    predictRequest(recordOf({ method, otherMembers: ['targetAddressSpace'] }), { ...page, engine }).certainty
  expect(certaintyOf('chromium')).toBe('likely')
  expect(certaintyOf('webkit')).toBe('certain')
  expect(certaintyOf('chromium', 'TRACE')).toBe('certain')
})
