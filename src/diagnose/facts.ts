import type { RequestSummary } from '../model/diagnosis.ts'
import type { Evidence, Observations } from '../model/evidence.ts'
import type { Exchange } from '../model/exchange.ts'
import type { RuleId } from '../model/finding.ts'
import type { Prediction } from '../model/prediction.ts'

/** What a diagnosis is made from. */
export interface DiagnosisInput {
  evidence: readonly Evidence[]
  prediction: Prediction
  request: RequestSummary
  /** The conversation as seen from outside the page. */
  exchange?: Exchange
  /** Which probes the page may send. Default: not known. */
  probesAllowed?: 'never' | 'safe' | 'full'
}

/** All that is known of a failure, in the form that causes ask it. */
export interface Facts {
  evidence: Evidence[]
  /** The evidence by its id. */
  seen: Partial<Observations>
  prediction: Prediction
  /** The rule that decided the verdict. */
  decisive: RuleId | undefined
  /** Every rule that spoke. */
  rules: RuleId[]
  request: RequestSummary
  /** Whether the exchange ended beyond a redirect. */
  redirected: boolean
  /** What the request said as its Origin at the step that failed: redirects can make it `null`. Absent where not known. */
  sentOrigin: string | undefined
  /** Headers of the OPTIONS answer at which the exchange ended. Absent: it ended elsewhere, or nobody saw it. */
  optionsAnswer: [string, string][] | undefined
  /** The URL, where it is absolute. */
  target: URL | null
  /** Whether the call carries no cookies and cannot change anything. */
  bare: boolean
  /** Whether it is also sent without a preflight, so that a probe is the same request. */
  plain: boolean
}

/** The facts of an input, with the observations that follow from the rest of it. */
export function factsOf({ evidence, prediction, request, exchange }: DiagnosisInput): Facts {
  const { method, mode, credentialsMode, redirect = 'follow', url } = request
  const { verdict, reasons, notes } = prediction
  const last = exchange?.steps.at(-1)
  const derived: Evidence[] = [
    { id: 'predicted-verdict', observed: verdict },
    { id: 'request-shape', observed: [method, mode, credentialsMode, redirect].join(' ') },
  ]
  if (exchange !== undefined && last !== undefined) {
    derived.push(
      { id: 'exchange-error', observed: last.error ?? 'none' },
      { id: 'exchange-step', observed: last.kind },
      { id: 'exchange-exact', observed: exchange.sameMethod && exchange.sameCredentials },
    )
    if (last.subject !== undefined) derived.push({ id: 'exchange-subject', observed: last.subject })
    if (last.response !== undefined) derived.push({ id: 'exchange-status', observed: last.response.status })
  }
  // What was given is closer to what was observed than what follows from it.
  const all = [...derived.filter(({ id }) => !evidence.some((one) => one.id === id)), ...evidence]
  const withCookies = credentialsMode === 'include' || (credentialsMode === 'same-origin' && verdict === 'same-origin')
  const bare = (method === 'GET' || method === 'HEAD') && !withCookies
  return {
    evidence: all,
    seen: Object.fromEntries(all.map(({ id, observed }) => [id, observed])),
    prediction,
    decisive: reasons[0]?.rule,
    rules: [...reasons, ...notes].map(({ rule }) => rule),
    request,
    redirected: last !== undefined && (last.kind === 'redirect' || last.request.url !== exchange?.steps[0]?.request.url),
    sentOrigin: last?.request.headers.find(([name]) => /^origin$/i.test(name))?.[1] ?? request.origin,
    optionsAnswer: last?.kind === 'preflight' ? last.response?.headers : undefined,
    target: URL.canParse(url) ? new URL(url) : null,
    bare,
    plain: bare && verdict !== 'preflight',
  }
}
