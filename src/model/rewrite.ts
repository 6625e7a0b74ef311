import type { Finding, RuleId } from './finding.ts'

/**
 * What a rewrite costs.
 * - `lossless`: the server cannot tell a difference that matters
 * - `telemetry`: only tracing is lost
 * - `cooperative`: the server must restore the original, with `acceptRewritten` of `whycors/server`
 */
export type RewriteSafety = 'lossless' | 'telemetry' | 'cooperative'

/** Rules that change a request, by what they do; permanent. */
export type RewriteRuleId =
  | 'drop-needless-content-type'
  | 'cache-control-as-cache-mode'
  | 'drop-telemetry-header'
  | 'json-as-text'
  | 'method-as-post'
  | 'move-header'
  | 'shorten-accept'
  | 'refuse-redirect'

/** What stood in the way of a rewrite besides the findings of `predict`; permanent. */
export type RewriteRefusalId =
  | 'rewrite-not-possible-unseen'
  | 'rewrite-refuses-credentials'
  | 'rewrite-needs-origin'
  | 'rewrite-cannot-read-body'
  | 'rewrite-header-needs-body'
  | 'rewrite-header-not-movable'
  | 'rewrite-method-not-opted-in'
  | 'rewrite-marker-taken'
  | 'rewrite-too-large'
  | 'rewrite-cache-mode-taken'

/**
 * One change to a request.
 *
 * @example { rule: 'drop-telemetry-header', safety: 'telemetry', subject: 'sentry-trace', params: {} }
 */
export interface RewriteStep {
  rule: RewriteRuleId
  safety: RewriteSafety
  /** What was changed: a header name, a method. */
  subject?: string
  params: Record<string, string | number>
}

/** Why a rewrite was not applied: a finding of `predict` that no rule of the policy removes, or a refusal of a rule. */
export type RewriteRefusal = Omit<Finding, 'rule'> & { rule: RuleId | RewriteRefusalId }

/**
 * What page and server agree upon for the cooperative rules. The same words stand in the policy of `createFetch` and in the options of
 * `acceptRewritten`, so that one object can be shared.
 *
 * @example
 * const contract = { jsonAsText: true, methodOverride: ['PUT /orders/:id'], headersInBody: ['authorization'] }
 */
export interface RewriteContract {
  /** A JSON body travels as `text/plain`. Default: false. */
  jsonAsText?: boolean
  /** Routes at which PUT, PATCH or DELETE travel as POST: a method and a path, where `:name` stands for any one segment. Default: none. */
  methodOverride?: readonly string[]
  /** Headers that may travel in the URL (or in a body). Names that can hold a secret are refused. Default: none. */
  headersInQuery?: readonly string[]
  /** Headers that may travel in a body, and only there; secrets among them. Default: none. */
  headersInBody?: readonly string[]
  /** An `Accept` that is too long, or holds an unsafe byte, is cut; the whole value travels in the URL or the body. Default: false. */
  shortenAccept?: boolean
  /** Requests with cookies may be rewritten. Weigh this: cookies are what cross-site request forgery lives on. Default: false. */
  allowCredentials?: boolean
  /** The longest body that is rewritten, in bytes. Default: 1048576. */
  maxBodySize?: number
}

/** Rules for one origin, each by its name; there is none that means all of them. */
export interface RewriteRules extends RewriteContract {
  /** Content-Type without a body is dropped; `Cache-Control: no-cache` and `max-age=0` become cache modes. Default: false. */
  lossless?: boolean
  /** Tracing headers are dropped: all that are known, or those that are listed (`x-datadog-*` for a family). Default: false. */
  telemetry?: boolean | readonly string[]
  /** Says that this origin runs `acceptRewritten` with the same contract. Without it, a cooperative rule is refused when the policy is read. */
  server?: 'whycors/1'
}

/** How requests to one origin may be rewritten. `'lossless'` is short for `{ lossless: true }`. */
export type RewritePolicy = 'lossless' | RewriteRules
