import type { Certainty } from '../model/certainty.ts'
import type { Environment } from '../model/environment.ts'
import type { Finding, RuleId } from '../model/finding.ts'
import type { Prediction, Verdict } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import { isHttpScheme } from '../spec/fetch/is-http-scheme.ts'
import { append } from '../spec/infra/append.ts'
import { isDoubtful } from './engine-profile.ts'
import { isHardlyResolvable } from './is-hardly-resolvable.ts'
import { isOnLocalNetwork } from './is-on-local-network.ts'
import { isOrdinary } from './is-ordinary.ts'
import { isReadDifferently } from './is-read-differently.ts'
import { nearsKeepaliveLimit } from './keepalive-limit.ts'
import { hasMemberOfOneEngine } from './members-of-one-engine.ts'
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
  const certainty = certaintyOf(decision, request, environment)
  if (verdict === 'throws') return { verdict, certainty, reasons, notes: [], dropped: [] }
  const told = findings(rules.notes, request) ?? []
  const dropped = request.forbidden.length === 0 ? [] : [...new Set(request.forbidden)]
  if (verdict !== 'preflight') return { verdict, certainty, reasons, notes: told, dropped }
  // Without headers the list is one that requests share.
  const preflight = { method: request.method, headers: request.headers.length === 0 ? [] : request.unsafe.names }
  return { verdict, certainty, reasons, notes: told, preflight, dropped }
}

interface Decision {
  verdict: Verdict
  reasons: Finding[]
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
    const said = rule.check(request)
    if (said === undefined) continue
    if (Array.isArray(said)) for (const statement of said) found = append(found, findingOf(rule.id, statement))
    else found = append(found, findingOf(rule.id, said))
  }
  return found
}

function findingOf(rule: RuleId, { subject, params = {}, culprit }: Statement): Finding {
  const finding: Finding = subject === undefined ? { rule, params } : { rule, subject, params }
  if (culprit !== undefined) finding.culprit = culprit
  return finding
}

/** What blocks a request from any page, whatever else is in it. */
const alwaysBlocking: ReadonlySet<RuleId> = new Set(['already-aborted', 'unsafe-port', 'keepalive-limit'])

/** What was not seen can change a verdict, but never take back a reason that was found. */
function certaintyOf({ verdict, reasons }: Decision, request: PreparedRequest, environment: Environment): Certainty {
  const { record, body, pageOrigin, scheme, target } = request
  if (!target?.isPlain && (isReadDifferently(record.url) || isHardlyResolvable(target?.hostname ?? ''))) return 'likely'
  // Chromium asks for the `keepalive` of the options alone, and not for that of a Request.
  if (verdict === 'throws') return reasons.some(({ params }) => params['why'] === 'stream-keepalive') ? 'likely' : 'certain'
  if (record.unseen.length > 0) {
    return verdict === 'simple' || record.unseen.includes('input') ? 'possible' : 'likely'
  }
  // Nobody can see whether a stream was read before, and whether a blob: URL still stands for something.
  if (body.kind === 'stream' || scheme === 'blob') return 'likely'
  if (hasMemberOfOneEngine(record.otherMembers, request.engine)) return 'likely'
  if (verdict === 'blocked' && reasons.some(({ rule }) => alwaysBlocking.has(rule))) return 'certain'
  if (isDoubtful(request.deviations)) return 'likely'
  // For a URL that has no host WebKit throws (WebKitGTK 2.50.6).
  if (record.hasUser && !isHttpScheme(scheme)) return 'likely'
  // Chromium asks the user, in windows (measured 2026-11-28 in Chromium 156).
  if (request.mixedContent && request.engine === 'chromium' && isOnLocalNetwork(target?.hostname ?? '')) return 'likely'
  // What was made of a data: URL on a page on http on the machine itself is a secure context too, and blocks nothing.
  if (pageOrigin === 'null' && request.mixedContent && environment.baseUrl?.startsWith('https:') === false) return 'likely'
  // Nor whether the page blocks mixed content, where its origin is opaque.
  if (pageOrigin === null || request.mixedContent === undefined || nearsKeepaliveLimit(record.keepalive, body)) return 'likely'
  const others = variants(record)
  return others?.some((variant) => couldBe(variant, environment, request, verdict)) ? 'likely' : 'certain'
}

/** Whether a call that looks the same, and that an app could have made, fares otherwise. */
function couldBe(variant: RequestRecord, environment: Environment, request: PreparedRequest, verdict: Verdict): boolean {
  const other = prepareRequest(variant, environment)
  const decision = decide(other, allRules)
  if (decision.verdict === 'throws') return false
  return decision.verdict !== verdict || other.unsafe.names.join() !== request.unsafe.names.join()
}
