import type { RequestSummary } from '../../../src/model/diagnosis.ts'
import type { Evidence, Observations } from '../../../src/model/evidence.ts'
import type { Finding, RuleId } from '../../../src/model/finding.ts'
import type { Prediction, Verdict } from '../../../src/model/prediction.ts'

/** A GET from one origin to another, changed as the case wants it. */
export function request(changes: Partial<RequestSummary> = {}): RequestSummary {
  return {
    api: 'fetch',
    method: 'GET',
    url: 'https://api.test/orders',
    origin: 'https://app.test',
    mode: 'cors',
    credentialsMode: 'same-origin',
    headerNames: [],
    hasBody: false,
    ...changes,
  }
}

/** A certain prediction, changed as the case wants it. */
export function prediction(verdict: Verdict, changes: Partial<Prediction> = {}): Prediction {
  return {
    verdict,
    certainty: 'certain',
    reasons: [],
    notes: [],
    dropped: [],
    ...(verdict === 'preflight' ? { preflight: { method: 'PUT', headers: ['x-id'] } } : {}),
    ...changes,
  }
}

/** A finding of one rule. */
export function finding(rule: RuleId, changes: Partial<Finding> = {}): Finding {
  return { rule, params: {}, ...changes }
}

/** Evidence from a record of observations. */
export function evidence(observed: Partial<Observations>): Evidence[] {
  return Object.entries(observed).map(([id, value]) => ({ id, observed: value }) as Evidence)
}
