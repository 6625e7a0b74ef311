import { signalState } from '../capture/capture-signal.ts'
import type { Observations } from '../model/evidence.ts'
import { classifyError } from './classify-error.ts'

/** What a signal has to do with a rejection. By the signal's reason, not by the error's name: WebKit rejects `AbortSignal.timeout` with an AbortError. */
export function signalStateOf(signal: AbortSignal | undefined, error: unknown): Observations['signal-state'] {
  if (signal === undefined) return 'none'
  const { aborted, reason } = signalState(signal)
  if (!aborted) return 'not-aborted'
  const { name } = classifyError(error)
  // The signal can be aborted after the network failed and before the rejection arrived.
  if (error !== reason && name !== 'AbortError' && name !== 'TimeoutError') return 'not-aborted'
  return classifyError(reason).name === 'TimeoutError' ? 'timeout' : 'aborted'
}
