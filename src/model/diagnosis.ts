import type { CauseId, Stage } from './cause.ts'
import type { Certainty } from './certainty.ts'
import type { Evidence, EvidenceId } from './evidence.ts'
import type { Exchange } from './exchange.ts'
import type { Fix } from './fix.ts'
import type { Prediction } from './prediction.ts'
import type { RewriteStep } from './rewrite.ts'

/** A request without its secrets: query values, userinfo and high-entropy path segments are elided. */
export interface RequestSummary {
  /** The interface by which the page sent it. */
  api: 'fetch' | 'xhr' | 'beacon'
  /** Normalized: `put` is `PUT`, `patch` stays. */
  method: string
  /** Redacted; absolute where it could be resolved. */
  url: string
  /** Serialized origin of the page; absent where unknown. */
  origin?: string
  /** The request mode: `cors`, `no-cors`, `same-origin`. */
  mode: string
  /** `omit`, `same-origin` or `include`. */
  credentialsMode: string
  /** Names only, lower-cased. */
  headerNames: string[]
  /** Whether it had a body, whose content is never kept. */
  hasBody: boolean
  /** The redirect mode. Absent: `follow`. */
  redirect?: string
  /** Whether integrity metadata was given. Absent: none was. */
  integrity?: boolean
  /** Whether the call was made with `keepalive`. Absent: it was not. */
  keepalive?: boolean
  /** How the call was changed before it was sent; all else here describes what was sent. Absent: it went out as the app made it. */
  rewritten?: RewriteStep[]
}

/** The one observation that would split the candidates that are left. `run-command` carries the line to type as `command`. */
export interface NextStep {
  /** What to do; `format` makes the sentence. */
  id: 'run-command' | 'allow-probes' | 'use-whycors-fetch' | 'open-devtools'
  /** `command` for `run-command`, else empty. */
  params: Record<string, string | number>
}

/**
 * Why a request failed, as far as the evidence goes. Plain JSON.
 *
 * @example
 * const { stage, cause, certainty, fixes } = await explain(error)
 */
export interface Diagnosis {
  /** Of this form of record. */
  version: 1
  /** Where it broke. */
  stage: Stage
  /** How sure the stage is; often surer than the cause. */
  stageCertainty: Certainty
  /** What broke: the most probable of `candidates`. */
  cause: CauseId
  /** How sure `cause` is. */
  certainty: Certainty
  /**
   * All that the evidence leaves standing, most probable first; `because` names the evidence that speaks for it, and is empty where none does.
   * One entry: exact.
   */
  candidates: { cause: CauseId; because: EvidenceId[] }[]
  /** What the evidence contradicts. Empty for the cause `unknown` where nothing was observed of the failure. */
  ruledOut: { cause: CauseId; because: EvidenceId[] }[]
  /** What was observed, apart from what is concluded. */
  evidence: Evidence[]
  /** What would settle it. Absent where nothing is left to split. */
  next?: NextStep
  /** The first is the one that most people need. */
  fixes: Fix[]
  /** What a browser does with the request, as it was predicted. */
  prediction: Prediction
  /** The request, without its secrets. */
  request: RequestSummary
  /** Both sides of the conversation. Absent where nobody handed one in. */
  exchange?: Exchange
  /** Stage, cause, origin, method and path template: no ids, no secrets, the same in each engine. */
  fingerprint: string
}
