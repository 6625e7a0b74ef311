import type { Exchange } from '../model/exchange.ts'
import type { Prediction } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import type { Knowledge } from '../page/knowledge.ts'
import type { FilteredResponse } from '../protocol/filtered-response.ts'
import type { ProtocolError } from '../protocol/protocol-result.ts'

/** A call of `fetch`, or what an XMLHttpRequest was given up to `send`. */
export interface EnforcedCall {
  record: RequestRecord
  /** What `record.body` describes: the value that was given, or the Request whose body it is. */
  body?: unknown
  signal?: AbortSignal | undefined
  /** Integrity metadata. Default: the empty string, which is none. */
  integrity?: string
  /** Its stack begins where the app made the call. Default: made here. */
  site?: Error
}

interface Settled {
  prediction: Prediction
  /** Each message and its answer. Without steps: nothing was sent. */
  exchange: Exchange
}

/** The page gets a response. */
export interface EnforcedPass extends Settled {
  outcome: 'pass'
  /** What the page may see. */
  filtered: FilteredResponse
  /** The answer itself, with its body unread. */
  response: Response
  /** Of the last request, without a fragment. */
  url: string
  redirected: boolean
}

/**
 * The page gets none.
 * - `refused`: a rule of the browser refused
 * - `failed`: the network did
 * - `aborted`: the call's signal did
 */
export interface EnforcedFailure extends Settled {
  outcome: 'refused' | 'failed' | 'aborted'
  /** Absent where the call itself is refused, before anything is sent, and where it was aborted. */
  error?: ProtocolError
  /** What to hang beside the error that the page gets. */
  knowledge: Knowledge
  /** What the fetch that sends rejected with, or the reason of the signal. */
  thrown?: unknown
}

/** How an enforced call ended. */
export type EnforcedResult = EnforcedPass | EnforcedFailure
