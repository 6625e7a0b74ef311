import { captureBeacon } from '../../capture/capture-beacon.ts'
import { replaceMethod } from './replace-method.ts'
import type { SentElsewhere } from './watch-xhr-calls.ts'

/**
 * Tells of each `navigator.sendBeacon`, and leaves the sending to who is told.
 *
 * @returns undoes it
 */
export function watchBeacons(sent: SentElsewhere): () => void {
  const { Navigator } = globalThis as Partial<typeof globalThis>
  if (typeof Navigator !== 'function') return () => {}
  return replaceMethod(Navigator.prototype, 'sendBeacon', (native) => {
    return function (this: Navigator, ...given: unknown[]) {
      return sent(
        captureBeacon(given[0], given[1]),
        () => Reflect.apply(native, this, given),
        () => true,
      )
    }
  })
}
