import type { Prediction } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import type { RewriteRefusal, RewriteStep } from '../model/rewrite.ts'
import { type Placed, placeHead, type ReadableBody } from './place-head.ts'
import type { PreparedPolicy } from './prepare-policy.ts'
import type { Draft, RewriteRule } from './rule.ts'
import { cooperativeRules, ownRules } from './rules/index.ts'

/** A request and what rewriting has to know beyond its record. */
export interface RewriteInput {
  /** With an absolute URL. */
  record: RequestRecord
  /** Undefined: there is none, or it cannot be read without a side effect. */
  body: ReadableBody | undefined
  policy: PreparedPolicy
  /** The one that also predicts for the app, for the same page. */
  predict(record: RequestRecord): Prediction
}

/** What to send instead. Unchanged: nothing is sent instead, and `refused` says what stood in the way, if anything did. */
export type RewritePlan = { steps: RewriteStep[]; refused: RewriteRefusal[] } & (
  | ({ changed: true } & Placed)
  | { changed: false }
)

/**
 * Looks for an equivalent request that needs no preflight: the rules of the policy, the cheapest first, until `predict` says `simple`.
 * All or nothing: where it does not come to that, nothing is changed.
 */
export function rewriteRequest(input: RewriteInput): RewritePlan {
  const { policy, predict } = input
  const original: Draft = { record: input.record, headers: [] }
  const prediction = predict(input.record)
  if (prediction.verdict !== 'preflight') return { changed: false, steps: [], refused: [] }
  const unseen = [...input.record.unseen, ...input.record.inconvertible]
  if (unseen.length > 0)
    return {
      changed: false,
      steps: [],
      refused: unseen.map((subject) => ({ rule: 'rewrite-not-possible-unseen', subject, params: {} })),
    }

  const own = applyRules(ownRules, { draft: original, prediction, steps: [], refused: [] }, input)
  if (own.prediction.verdict === 'simple') return { changed: true, record: own.draft.record, steps: own.steps, refused: [] }

  const refusal = isCooperative(policy) ? cooperationRefusal(input, own.prediction) : undefined
  if (refusal !== undefined) return failed([...own.refused, refusal], own.prediction)
  const cooperated = applyRules(cooperativeRules, own, input)
  if (cooperated.steps.length === own.steps.length) return failed(cooperated.refused, cooperated.prediction)
  const placed = placeHead(cooperated.draft, input.body, policy)
  if ('rule' in placed) return failed([...cooperated.refused, placed], cooperated.prediction)
  const guarded = refuseRedirect(placed, cooperated.steps)
  const last = predict(guarded.record)
  return last.verdict === 'simple' && last.certainty !== 'possible'
    ? { changed: true, ...guarded, refused: [] }
    : failed(cooperated.refused, last)
}

/** What forbids each cooperative rule: credentials that nobody has weighed, or a page that the server cannot tell from any other. */
function cooperationRefusal({ record, policy }: RewriteInput, { notes }: Prediction): RewriteRefusal | undefined {
  if (record.credentialsMode === 'include' && !policy.allowCredentials)
    return { rule: 'rewrite-refuses-credentials', subject: 'include', params: {} }
  return notes.some(({ rule }) => rule === 'opaque-origin')
    ? { rule: 'rewrite-needs-origin', subject: 'null', params: {} }
    : undefined
}

interface State {
  draft: Draft
  prediction: Prediction
  steps: RewriteStep[]
  refused: RewriteRefusal[]
}

function applyRules(rules: readonly RewriteRule[], before: State, { policy, predict }: RewriteInput): State {
  let { draft, prediction, steps, refused } = before
  for (const { id, safety, apply } of rules) {
    const outcome = prediction.verdict === 'preflight' ? apply(draft, policy, prediction) : undefined
    if (outcome === undefined) continue
    if (outcome.draft !== undefined) {
      draft = outcome.draft
      prediction = predict(draft.record)
    }
    steps = [...steps, ...(outcome.steps ?? []).map((step) => ({ rule: id, safety, ...step }))]
    refused = [...refused, ...(outcome.refused ?? [])]
  }
  return { draft, prediction, steps, refused }
}

/**
 * A redirect would carry what was moved to another server, a POST that stands for a DELETE would become a GET, and a server that restores
 * nothing would take the request for what it looks like. So a rewritten request follows none; the failure is loud.
 */
function refuseRedirect(placed: Placed, steps: RewriteStep[]): Placed & { steps: RewriteStep[] } {
  if (placed.record.redirect !== 'follow') return { ...placed, steps }
  const step: RewriteStep = { rule: 'refuse-redirect', safety: 'cooperative', params: {} }
  return { ...placed, record: { ...placed.record, redirect: 'error' }, steps: [...steps, step] }
}

/** What rules refused, and what nobody removes. */
function failed(refused: readonly RewriteRefusal[], { reasons }: Prediction): RewritePlan {
  const told = new Set(refused.map(({ subject }) => subject?.toLowerCase()))
  return {
    changed: false,
    steps: [],
    refused: [...refused, ...reasons.filter(({ subject }) => !told.has(subject?.toLowerCase()))],
  }
}

function isCooperative({ jsonAsText, routes, headersInQuery, headersInBody, shortenAccept }: PreparedPolicy): boolean {
  return jsonAsText || shortenAccept || routes.length + headersInQuery.size + headersInBody.size > 0
}
