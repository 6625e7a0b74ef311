import type { RewriteContract } from '../../model/rewrite.ts'

/** Options of `acceptRewritten`: who may send rewritten requests, and what may be restored of them. */
export interface AcceptOptions extends RewriteContract {
  /** Serialized origins of the pages that may send rewritten requests, such as `https://app.example.com`. No wildcard, no `null`. */
  origins: readonly string[]
  /**
   * Whether `Origin` and `Sec-Fetch-*` of each rewritten request are checked. It stands in for the preflight that rewriting saves: false is
   * only for a server where something in front has compared `Origin` with a list already. Default: true.
   */
  guard?: boolean
}
