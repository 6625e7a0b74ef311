import { isProxy } from './is-proxy.ts'
import { isPlainObject, notSeen, ownData } from './own-data.ts'
import { requestBrand, signalBrand } from './platform.ts'

/** The signal that a call listens to: that of `init`, else that of the Request; undefined where there is none or it cannot be seen. */
export function captureSignal(input: unknown, init: unknown): AbortSignal | undefined {
  if (typeof init === 'object' && init !== null && isPlainObject(init)) {
    const signal = ownData(init, 'signal')
    if (signal === null || signal === notSeen) return undefined
    if (typeof signal === 'object') return signalBrand.is(signal) ? (signal as AbortSignal) : undefined
  }
  if (typeof input !== 'object' || input === null || isProxy(input) || !requestBrand.is(input)) return undefined
  return requestBrand.get(input, 'signal')
}

/** Whether a signal is aborted, and by what; read past anything that the app may have put on it. */
export function signalState(signal: AbortSignal | undefined): { aborted: boolean; reason: unknown } {
  if (signal === undefined || !signalBrand.get(signal, 'aborted')) return { aborted: false, reason: undefined }
  return { aborted: true, reason: signalBrand.get(signal, 'reason') }
}
