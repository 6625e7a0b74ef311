import { expect, test } from 'vitest'
import { refusedHere } from '../../src/diagnose/refused-here.ts'
import type { RuleId } from '../../src/model/finding.ts'
import type { Prediction } from '../../src/model/prediction.ts'

const blocked = (...rules: RuleId[]): Prediction => ({
  verdict: 'blocked',
  certainty: 'certain',
  reasons: rules.map((rule) => ({ rule, params: {} })),
  notes: [],
  dropped: [],
})

test('the first reason is the cause', () => {
  expect(refusedHere(blocked('mixed-content', 'unsafe-port'))).toEqual([
    { id: 'exchange-error', observed: 'mixed-content' },
    { id: 'exchange-exact', observed: true },
  ])
})

test('a rule that no cause is named like says nothing', () => {
  expect(refusedHere(blocked('header-not-safelisted'))).toEqual([])
  expect(refusedHere(blocked())).toEqual([])
})
