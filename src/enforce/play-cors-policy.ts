import { diagnose } from '../diagnose/diagnose.ts'
import type { CorsPolicy } from '../model/cors-policy.ts'
import type { Diagnosis, RequestSummary } from '../model/diagnosis.ts'
import type { Engine } from '../model/environment.ts'
import type { Evidence } from '../model/evidence.ts'
import type { ExchangeStep } from '../model/exchange.ts'
import type { Prediction } from '../model/prediction.ts'
import { corsPolicyHeaders } from '../protocol/cors-policy-headers.ts'
import { corsCheck } from '../spec/fetch/cors-check.ts'
import { corsPreflightResponse } from '../spec/fetch/cors-preflight-response.ts'

/** A request that a server with a policy is to answer. */
export interface PolicyQuestion {
  prediction: Prediction
  request: RequestSummary
  /** Serialized origin of the page. */
  origin: string
  engine: Engine
}

/**
 * Plays a request against a server that answers by its policy, with 204 to a preflight and 200 to the request: why the browser would refuse,
 * or undefined where the page gets the answer. Nothing is sent.
 *
 * A request that is blocked or throws is refused by its own rule; one that CORS does not ask about passes.
 */
export function playCorsPolicy(question: PolicyQuestion, policy: CorsPolicy): Diagnosis | undefined {
  const { prediction, request, origin, engine } = question
  const evidence: Evidence[] = [{ id: 'engine', observed: engine }]
  const { verdict, preflight } = prediction
  if (verdict === 'throws' || verdict === 'blocked') {
    return diagnose({
      evidence,
      prediction,
      request,
      exchange: { version: 1, steps: [], sameCredentials: true, sameMethod: true },
    })
  }
  if (verdict === 'same-origin' || verdict === 'opaque') return undefined

  const { method, url, credentialsMode } = request
  const steps: ExchangeStep[] = []
  const ask = (kind: 'preflight' | 'request', headers: [string, string][]) => {
    const answer = {
      status: kind === 'preflight' ? 204 : 200,
      headers: corsPolicyHeaders(policy, kind === 'preflight' ? kind : 'response', origin),
    }
    const asked = kind === 'preflight' ? 'OPTIONS' : method
    steps.push({ kind, request: { method: asked, url, headers: [...headers, ['Origin', origin]] }, response: answer })
    return answer
  }
  const refused = (failure: { rule: NonNullable<ExchangeStep['error']>; subject: string }): Diagnosis => {
    const last = steps.at(-1)
    if (last !== undefined) last.error = failure.rule
    if (last !== undefined && failure.subject !== '') last.subject = failure.subject
    return diagnose({
      evidence,
      prediction,
      request,
      exchange: { version: 1, steps, sameCredentials: true, sameMethod: true },
    })
  }

  if (preflight !== undefined) {
    const asked: [string, string][] = [['Access-Control-Request-Method', preflight.method]]
    if (preflight.headers.length > 0) asked.push(['Access-Control-Request-Headers', preflight.headers.join(',')])
    const subject = {
      method: preflight.method,
      // The prediction has settled the names, in the way of the engine; this is a value that no safelist admits.
      headers: preflight.headers.map((name): [string, string] => [name, '"']),
      origin,
      credentialsMode,
      wildcardCoversAuthorization: engine !== 'standard',
    }
    const { failure } = corsPreflightResponse(subject, ask('preflight', asked))
    if (failure !== undefined) return refused(failure)
  }
  const failure = corsCheck({ origin, credentialsMode }, ask('request', []))
  return failure === null ? undefined : refused(failure)
}
