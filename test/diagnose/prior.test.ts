import { describe, expect, test } from 'vitest'
import type { TableStage } from '../../src/diagnose/causes/index.ts'
import { factsOf } from '../../src/diagnose/facts.ts'
import { prior } from '../../src/diagnose/prior.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Prediction } from '../../src/model/prediction.ts'

const stages: TableStage[] = ['network', 'preflight', 'response', 'credentials', 'redirect']

function order(
  verdict: Prediction['verdict'],
  evidence: Evidence[] = [],
  request: { credentialsMode?: 'include' } = {},
): TableStage[] {
  const facts = factsOf({
    evidence,
    prediction: { verdict, certainty: 'certain', reasons: [], notes: [], dropped: [] },
    request: {
      method: 'GET',
      url: 'https://api.test/',
      mode: 'cors',
      credentialsMode: 'same-origin',
      headerNames: [],
      hasBody: false,
      api: 'fetch',
      ...request,
    },
  })
  return stages.filter((stage) => prior(stage, facts) > 0).sort((a, b) => prior(b, facts) - prior(a, facts))
}

describe('what is told first before anybody asked again', () => {
  test('is the preflight where one is needed', () => {
    expect(order('preflight')).toEqual(['preflight', 'response'])
  })

  test('is the answer where the preflight had passed, as Firefox tells', () => {
    expect(order('preflight', [{ id: 'timing-entry', observed: 'sent' }])).toEqual(['response'])
  })

  test('is the answer to a simple request, and with cookies what is asked of those', () => {
    expect(order('simple')).toEqual(['response'])
    expect(order('simple', [], { credentialsMode: 'include' })).toEqual(['credentials', 'response'])
  })

  test('is nothing of CORS where no check waits', () => {
    expect(order('opaque')).toEqual([])
    expect(order('same-origin')).toEqual([])
  })

  test('is what the probes and the other side tell, once they were asked', () => {
    expect(order('preflight', [{ id: 'probe-no-cors', observed: 'failed' }])).toEqual([])
    expect(order('preflight', [{ id: 'exchange-error', observed: 'none' }])).toEqual([])
    expect(order('preflight', [{ id: 'probe-not-sent', observed: 'never' }])).toEqual(['preflight', 'response'])
  })
})
