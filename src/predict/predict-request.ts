import type { Environment } from '../model/environment.ts'
import type { Finding } from '../model/finding.ts'
import type { Prediction, Verdict } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import { type PreparedRequest, prepareRequest } from './prepare-request.ts'
import type { Rule } from './rule.ts'
import { blocking, exempting, notes, preflight, throwing } from './rules/index.ts'

/**
 * Says what will happen to a request: the decisions of main fetch, in its order, with every reason.
 * Never throws: a call that would throw is a verdict.
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function predictRequest(record: RequestRecord, environment: Environment): Prediction {
  const request = prepareRequest(record, environment)
  const { verdict, reasons } = decide(request)
  const prediction: Prediction = {
    verdict,
    certainty: certaintyOf(verdict, request),
    reasons,
    notes: verdict === 'throws' ? [] : findings(notes, request),
    dropped: verdict === 'throws' || request.forbidden.length === 0 ? [] : [...new Set(request.forbidden)],
  }
  if (verdict === 'preflight') prediction.preflight = { method: request.method, headers: request.unsafe.names }
  return prediction
}

function decide(request: PreparedRequest): { verdict: Verdict; reasons: Finding[] } {
  let reasons = findings(throwing, request)
  if (reasons.length > 0) return { verdict: 'throws', reasons }
  reasons = findings(blocking, request)
  if (reasons.length > 0) return { verdict: 'blocked', reasons }
  reasons = findings(exempting, request)
  const exempt = reasons[0]
  if (exempt !== undefined) return { verdict: exempt.rule === 'no-cors-mode' ? 'opaque' : 'same-origin', reasons }
  reasons = findings(preflight, request)
  return { verdict: reasons.length > 0 ? 'preflight' : 'simple', reasons }
}

function findings(rules: readonly Rule[], request: PreparedRequest): Finding[] {
  const found: Finding[] = []
  for (const rule of rules) {
    const said = rule.check(request)
    if (said === undefined) continue
    for (const { subject, params } of Array.isArray(said) ? said : [said])
      found.push({ rule: rule.id, ...(subject === undefined ? {} : { subject }), params: params ?? {} })
  }
  return found
}

/** What was not seen can change a verdict, but never take back a reason that was found. */
function certaintyOf(verdict: Verdict, { record, body, pageOrigin }: PreparedRequest): Prediction['certainty'] {
  if (verdict === 'throws') return 'certain'
  if (record.unseen.includes('input')) return 'possible'
  if (record.unseen.length > 0) return verdict === 'simple' ? 'possible' : 'likely'
  if (pageOrigin === null) return 'likely'
  if (verdict === 'simple' && body.kind === 'request') return 'likely'
  return 'certain'
}
