import type { Environment } from '../model/environment.ts'
import type { Prediction } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import type { EnforcedResult } from './enforced-call.ts'

/** A call that was made. The same object is given when it begins and when it has settled. */
export interface ObservedCall {
  record: RequestRecord
  prediction: Prediction
  environment: Environment
  /** Absolute, nothing elided; undefined where it does not parse. */
  url: string | undefined
  /** Its stack begins where the app made the call. */
  site: Error
}

/** What stands on enforcement (matchers, lint, a recorder) is told of each call here. What it throws changes nothing. */
export interface EnforceObserver {
  /** A call was made and predicted; nothing has been sent. Comes before `fetch` returns. */
  call?(call: ObservedCall): void
  /** The call has settled, and the app does not know yet. `result.exchange` holds each message. */
  settled?(call: ObservedCall, result: EnforcedResult): void
}
