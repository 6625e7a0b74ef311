import type { Environment } from '../../../model/environment.ts'

/** The page that a request is judged for. */
export interface MatcherEnvironment {
  /**
   * Serialized origin of the page. Default: that of the document, where there is one; else the Origin header of a request that carries one;
   * else some other origin than the target's.
   */
  origin?: string
  /** What relative URLs are resolved against. Default: `origin`. */
  baseUrl?: string
  /** Default: `chromium`. */
  engine?: NonNullable<Environment['engine']>
}
