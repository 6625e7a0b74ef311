import type { Evidence } from '../model/evidence.ts'
import type { Prediction } from '../model/prediction.ts'
import type { Call } from './call.ts'
import { recall } from './memory.ts'
import { isNativeCode } from './native-fetch.ts'
import { isControlled } from './service-worker-control.ts'
import { cspViolation, isHeldByEmbedderPolicy, isUnloading } from './watch-page.ts'
import { timingOf } from './watch-timing.ts'
import type { Ending } from './witness.ts'

/** A failure at the moment of its rejection. */
export interface Failure {
  call: Call
  ending: Ending
  prediction: Prediction
  /** Absolute; undefined where it does not parse. */
  url: string | undefined
  rejected: number
}

type Collector = (failure: Failure) => readonly Evidence[]

/** What can be observed at once, each by itself: where one throws, its evidence is missing and nothing else. */
const atOnce: readonly Collector[] = [
  ({ prediction, call, ending }) => [
    { id: 'predicted-verdict', observed: prediction.verdict },
    { id: 'engine', observed: call.environment.engine ?? 'standard' },
    { id: 'rejection-name', observed: ending.name },
    { id: 'rejection-message', observed: ending.message },
    { id: 'signal-state', observed: ending.signal },
    { id: 'page-unloading', observed: isUnloading() },
  ],
  ({ ending: { responseArrived = false } }) =>
    responseArrived === null ? [] : [{ id: 'response-arrived', observed: responseArrived }],
  ({ call: { inMicrotask } }) => (inMicrotask === undefined ? [] : [{ id: 'settled-in-microtask', observed: inMicrotask }]),
  () => {
    const online = globalThis.navigator?.onLine
    return typeof online === 'boolean' ? [{ id: 'navigator-online', observed: online }] : []
  },
  () => {
    const controlled = isControlled()
    return controlled === undefined ? [] : [{ id: 'service-worker-controlled', observed: controlled }]
  },
  // Where the response had arrived, it is the call itself that would be remembered.
  ({ call, ending, url, prediction, rejected }) =>
    url === undefined || ending.responseArrived ? [] : recall(call.record, url, prediction, rejected),
]

/** What comes a moment after the rejection. */
const later: readonly Collector[] = [
  ({ call, url, rejected }) => {
    const directive = url === undefined ? undefined : cspViolation(url, call.started, rejected)
    return directive === undefined ? [] : [{ id: 'csp-violation', observed: directive }]
  },
  ({ call, url }) =>
    url !== undefined && isHeldByEmbedderPolicy(url, call.started) ? [{ id: 'coep-report', observed: true }] : [],
  ({ call: { record, started, environment, sender }, url, rejected }) =>
    url === undefined ||
    !isNativeCode(sender) ||
    isControlled() === true ||
    (environment.engine === 'webkit' && !record.integrity)
      ? []
      : timingOf(url, started, rejected, environment.engine),
]

function collect(collectors: readonly Collector[], failure: Failure): Evidence[] {
  return collectors.flatMap((collector) => {
    try {
      return collector(failure)
    } catch {
      return []
    }
  })
}

/** What can be observed without any request, at the moment of the rejection. */
export function gather(failure: Failure): Evidence[] {
  return collect(atOnce, failure)
}

/** What has come to light since, so far; asked again, it may tell more. */
export function gatherLater(failure: Failure): Evidence[] {
  return collect(later, failure)
}
