import { captureEnvironment, needsNoBase } from '../capture/capture-environment.ts'
import type { Environment } from '../model/environment.ts'
import type { RequestRecord } from '../model/request-record.ts'
import type { RewriteStep } from '../model/rewrite.ts'
import { type Drain, drainOf } from './drain.ts'
import type { Knowledge, Reading } from './knowledge.ts'
import { isNativeCode } from './native-fetch.ts'
import type { FetchOptions } from './options.ts'
import { now } from './watch-page.ts'
import { witnessFailure } from './witness.ts'

/**
 * One call, as it was made; predicted when somebody asks. Each successful call of the app pays for this, so that nothing is looked up here which
 * can be looked up after a failure.
 */
export class Call implements Reading {
  readonly record: RequestRecord
  readonly signal: AbortSignal | undefined
  /** The function that was called. The time it takes tells something only where it is the browser's own. */
  readonly sender: unknown
  readonly options: FetchOptions
  /** What was changed before it was made. */
  readonly rewritten: RewriteStep[] | undefined
  readonly started: number
  /** Who wants to know when the call has settled, and whether the page may read the response. */
  settled: ((readable: boolean) => void) | undefined
  readonly #drain: Drain | undefined
  #environment: Environment | undefined

  constructor(
    record: RequestRecord,
    signal: AbortSignal | undefined,
    sender: unknown,
    options: FetchOptions,
    rewritten?: RewriteStep[],
  ) {
    this.record = record
    this.signal = signal
    this.sender = sender
    this.options = options
    this.rewritten = rewritten
    this.settled = undefined
    this.#drain = isNativeCode(sender) ? drainOf() : undefined
    // What a relative URL is resolved against can change while the call is on its way; the origin of a page cannot.
    this.#environment = needsNoBase(record.url) ? undefined : captureEnvironment(options.environment, record.url)
    this.started = now()
  }

  get environment(): Environment {
    this.#environment ??= captureEnvironment(this.options.environment, this.record.url)
    return this.#environment
  }

  get version(): 1 {
    return 1
  }

  explainFailure(error: unknown): Knowledge {
    return witnessFailure(this, error, { responseArrived: true })
  }

  /** Whether no task has run since the call, so that no network can have been asked; undefined where that tells nothing. */
  get inMicrotask(): boolean | undefined {
    return this.#drain?.isOpen
  }
}
