import type { RequestRecord } from '../model/request-record.ts'
import type { RewriteStep } from '../model/rewrite.ts'
import { predictRequest } from '../predict/predict-request.ts'
import { attempt } from './attempt.ts'
import { Call } from './call.ts'
import type { Knowledge } from './knowledge.ts'
import type { FetchOptions, Observer } from './options.ts'
import { outsideZones } from './outside-zones.ts'
import { absoluteUrl } from './summarize-request.ts'
import { watchPage } from './watch-page.ts'
import { summaryOf } from './witness.ts'

/** Notes a call before it is made, and tells those who want to know what will come of it. */
export function beginCall(
  record: RequestRecord,
  signal: AbortSignal | undefined,
  sender: unknown,
  options: FetchOptions,
  observer: Observer,
  rewritten?: RewriteStep[],
): Call {
  const call = new Call(record, signal, sender, options, rewritten)
  watchPage(options.environment)
  if (observer.predicted || options.ledger) {
    const prediction = predictRequest(record, call.environment)
    observer.predicted?.(prediction, record, () => summaryOf(call))
    const url = options.ledger && absoluteUrl(record, call.environment)
    if (options.ledger && url !== undefined)
      call.settled = options.ledger.enter({ record, environment: call.environment, prediction, request: summaryOf(call), url })
  }
  return call
}

/** Tells those who want to know of a failure, once, after the probes. `error` is what the app got, or the XMLHttpRequest. */
export function diagnosed(knowledge: Knowledge, error: unknown, options: FetchOptions, observer: Observer): void {
  if (options.onDiagnosis === undefined && observer.diagnosed === undefined) return
  // The callback of the app runs where the app made the call.
  void outsideZones(async () => {
    const diagnosis = await knowledge.explain({})
    attempt(() => observer.diagnosed?.(diagnosis, error))
    return diagnosis
  }).then((diagnosis) => {
    try {
      options.onDiagnosis?.(diagnosis, error)
    } catch (fault) {
      reportFault(fault)
    }
  }, ignore)
}

function ignore(): void {}

/** A fault of the app's own callback is the app's to know. */
function reportFault(fault: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(fault)
  else
    queueMicrotask(() => {
      throw fault
    })
}
