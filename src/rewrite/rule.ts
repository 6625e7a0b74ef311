import type { Prediction } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import type { RewriteRefusal, RewriteRuleId, RewriteSafety, RewriteStep } from '../model/rewrite.ts'
import { getHeader, type HeaderList } from '../spec/fetch/header-list.ts'
import { normalizeHeaderValue } from '../spec/fetch/normalize-header-value.ts'
import type { PreparedPolicy } from './prepare-policy.ts'

/** A request on its way to be simple. */
export interface Draft {
  /** As it would be sent. */
  record: RequestRecord
  /** What was taken off and has to travel along. */
  method?: string
  headers: readonly (readonly [name: string, value: string])[]
  /** The header that may travel in a body alone. */
  bodyOnly?: string
}

/** What a rule did, or why it did not; the engine adds the rule's id and safety class. */
export interface Outcome {
  draft?: Draft
  steps?: Omit<RewriteStep, 'rule' | 'safety'>[]
  refused?: RewriteRefusal[]
}

/** One rule: a draft and what `predict` says of it in, a changed draft out. Nothing to do, or not named by the policy, is `undefined`. */
export interface RewriteRule {
  id: RewriteRuleId
  safety: RewriteSafety
  apply(draft: Draft, policy: PreparedPolicy, prediction: Prediction): Outcome | undefined
}

/** The normalized values of a header, combined; null where there is none. */
export function combinedValue(name: string, headers: HeaderList): string | null {
  return getHeader(
    name,
    headers.map(([own, value]) => [own, normalizeHeaderValue(value)]),
  )
}

/** The draft without some headers (lower-case names). */
export function withoutHeaders(draft: Draft, isDropped: (name: string) => boolean): Draft {
  const headers = draft.record.headers.filter(([name]) => !isDropped(name.toLowerCase()))
  return { ...draft, record: { ...draft.record, headers } }
}

/** Names of the headers that stand in the way, lower-case, each once. */
export function headersInTheWay({ reasons }: Prediction): string[] {
  const names = reasons
    .filter(({ rule }) => rule.startsWith('header-') || rule.startsWith('content-type-'))
    .map(({ subject = '' }) => subject)
  return [...new Set(names.map((name) => name.toLowerCase()))]
}
