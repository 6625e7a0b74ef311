import type { Environment } from '../model/environment.ts'
import type { Finding, RuleId } from '../model/finding.ts'
import type { Prediction, Verdict } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import { append } from '../spec/infra/append.ts'
import { certaintyOf, type Decision } from './certainty-of.ts'
import { isOrdinary } from './is-ordinary.ts'
import { type PreparedRequest, prepareRequest } from './prepare-request.ts'
import type { Rule, Statement } from './rule.ts'
import { blocking, exempting, notes, preflight, throwing } from './rules/index.ts'
import { variants } from './variants.ts'

type Rules = Readonly<Record<'throwing' | 'blocking' | 'exempting' | 'preflight' | 'notes', readonly Rule[]>>

const allRules: Rules = { throwing, blocking, exempting, preflight, notes }
const ordinaryOf = (rules: readonly Rule[]) => rules.filter(({ ordinary }) => ordinary)
const ordinaryRules: Rules = {
  throwing: ordinaryOf(throwing),
  blocking: ordinaryOf(blocking),
  exempting: ordinaryOf(exempting),
  preflight: ordinaryOf(preflight),
  notes: ordinaryOf(notes),
}

/**
 * Says what will happen to a request: the decisions of main fetch, in its order, with every reason.
 * Never throws: a call that would throw is a verdict.
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function predictRequest(record: RequestRecord, environment: Environment): Prediction {
  const request = prepareRequest(record, environment)
  const rules = isOrdinary(request) ? ordinaryRules : allRules
  const decision = decide(request, rules)
  const { verdict, reasons } = decision
  let certainty = certaintyOf(decision, request, environment)
  if (verdict === 'throws') return { verdict, certainty, reasons, notes: [], dropped: [] }
  if (certainty === 'certain' && couldBeOtherwise(request, environment, verdict)) certainty = 'likely'
  const told = findings(rules.notes, request) ?? []
  const dropped = request.forbidden.length === 0 ? [] : [...new Set(request.forbidden)]
  if (verdict !== 'preflight') return { verdict, certainty, reasons, notes: told, dropped }
  // Without headers the list is one that requests share.
  const preflight = { method: request.method, headers: request.headers.length === 0 ? [] : request.unsafe.names }
  return { verdict, certainty, reasons, notes: told, preflight, dropped }
}

function decide(request: PreparedRequest, { throwing, blocking, exempting, preflight }: Rules): Decision {
  let reasons = findings(throwing, request)
  if (reasons !== undefined) return { verdict: 'throws', reasons }
  reasons = findings(blocking, request)
  if (reasons !== undefined) return { verdict: 'blocked', reasons }
  reasons = findings(exempting, request)
  if (reasons !== undefined) return { verdict: reasons[0]?.rule === 'no-cors-mode' ? 'opaque' : 'same-origin', reasons }
  reasons = findings(preflight, request)
  return reasons === undefined ? { verdict: 'simple', reasons: [] } : { verdict: 'preflight', reasons }
}

function findings(rules: readonly Rule[], request: PreparedRequest): Finding[] | undefined {
  let found: Finding[] | undefined
  for (const rule of rules) {
    if (rule.failure !== undefined && !isRefusedFor(rule.failure, request)) continue
    const said = rule.check(request)
    if (said === undefined) continue
    if (Array.isArray(said)) for (const statement of said) found = append(found, findingOf(rule.id, statement))
    else found = append(found, findingOf(rule.id, said))
  }
  return found
}

function isRefusedFor(why: Rule['failure'], { unsafe: { unsafe } }: PreparedRequest): boolean {
  for (const { failure } of unsafe) if (failure.why === why) return true
  return false
}

function findingOf(rule: RuleId, { subject, params = {}, culprit }: Statement): Finding {
  const finding: Finding = subject === undefined ? { rule, params } : { rule, subject, params }
  if (culprit !== undefined) finding.culprit = culprit
  return finding
}

/** Whether a call that looks the same fares otherwise. */
function couldBeOtherwise(request: PreparedRequest, environment: Environment, verdict: Verdict): boolean {
  return variants(request.record)?.some((variant) => couldBe(variant, environment, request, verdict)) === true
}

/** Whether a call that looks the same, and that an app could have made, fares otherwise. */
function couldBe(variant: RequestRecord, environment: Environment, request: PreparedRequest, verdict: Verdict): boolean {
  const other = prepareRequest(variant, environment)
  const decision = decide(other, allRules)
  if (decision.verdict === 'throws') return false
  return decision.verdict !== verdict || other.unsafe.names.join() !== request.unsafe.names.join()
}
