import type { Environment } from '../../../model/environment.ts'

/** The page that a request is judged for. */
export interface MatcherEnvironment {
  /**
   * Serialized origin of the page. Default: the one that `enforceCors` of `whycors/msw` was given, while its mock listens; else that of the
   * document, where there is one; else the Origin header of a request that carries one; else some other origin than the target's.
   */
  origin?: string
  /** What relative URLs are resolved against. Default: `origin`. */
  baseUrl?: string
  /** Default: that of `enforceCors`, as above; else `chromium`. */
  engine?: NonNullable<Environment['engine']>
}
