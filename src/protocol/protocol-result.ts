import type { CauseId } from '../model/cause.ts'
import type { Exchange } from '../model/exchange.ts'
import type { FilteredResponse } from './filtered-response.ts'

export interface ProtocolResult {
  /**
   * - `pass`: the page gets `response`
   * - `refused`: a rule of the browser refused; `error` says which
   * - `failed`: the network failed; `error` says how
   * - `not-sent`: nothing refused so far, but the request itself was not to be sent
   */
  outcome: 'pass' | 'refused' | 'failed' | 'not-sent'
  /** Each message and its answer. A step of the kind `redirect` is a request that a redirect led to, not the redirect itself. */
  exchange: Exchange
  error?: ProtocolError
  response?: FilteredResponse
  /** All URLs of the request, first to last. */
  urlList: readonly string[]
}

export interface ProtocolError {
  cause: CauseId
  /** What the rule is about: a header or method that was refused, the value of a response header, a URL. Empty where there is nothing to name. */
  subject: string
  /** For a failure of the network: the transport's own words. */
  detail?: string
}
