/** Rules that make `fetch` or `new Request` throw before anything is sent. */
export type ThrowingRuleId =
  | 'invalid-url'
  | 'invalid-method'
  | 'invalid-header'
  | 'invalid-body'
  | 'invalid-mode-method'
  | 'invalid-cache-mode'
  | 'invalid-option'

/** Rules by which the browser sends nothing to the target. */
export type BlockingRuleId =
  | 'already-aborted'
  | 'unsafe-port'
  | 'cors-disabled-scheme'
  | 'disallowed-by-mode'
  | 'no-cors-redirect-mode-not-follow'
  | 'mixed-content'
  | 'keepalive-limit'
  | 'unreadable-url'
  | 'refused-by-engine'

/** Rules by which a request needs a CORS-preflight fetch. */
export type PreflightRuleId =
  | 'method-not-safelisted'
  | 'header-not-safelisted'
  | 'content-type-not-safelisted'
  | 'header-value-unsafe-byte'
  | 'header-value-too-long'
  | 'range-not-safelisted'
  | 'safelisted-headers-too-long'
  | 'stream-body'
  | 'upload-listener'

/** Rules by which the question of a preflight does not arise. */
export type ExemptingRuleId = 'same-origin' | 'local-scheme' | 'no-cors-mode'

/** Rules that decide nothing but are worth knowing. */
export type NoteRuleId =
  | 'origin-unknown'
  | 'argument-not-seen'
  | 'opaque-origin'
  | 'method-not-normalized'
  | 'forbidden-request-header'
  | 'headers-dropped-by-no-cors'
  | 'needless-content-type'
  | 'authorization-not-covered-by-wildcard'
  | 'credentials-need-exact-origin'
  | 'only-if-cached'
  | 'request-body-unseen'
  | 'engine-deviates'

/** Id of a rule: the same string in file name, test, documentation and output; permanent. */
export type RuleId = ThrowingRuleId | BlockingRuleId | PreflightRuleId | ExemptingRuleId | NoteRuleId

/** The library that is known to add a header, and the switch that turns it off. */
export interface Culprit {
  /** As its makers write it: `Sentry`. */
  library: string
  /** An option or a line of code. */
  switch: string
}

/**
 * A rule spoke: facts, no words. `format` makes the sentence.
 *
 * @example { rule: 'method-not-safelisted', subject: 'PUT', params: {} }
 */
export interface Finding {
  /** Which rule spoke; `whycors explain <rule>` has a page on it. */
  rule: RuleId
  /** What the rule is about: a header name, a method, an option. Absent where the rule has no subject. */
  subject?: string
  /** Facts for the sentence: sizes in bytes, positions counted from 0. */
  params: Record<string, string | number>
  /** Who most likely added the header. Absent where none is known to. */
  culprit?: Culprit
}
