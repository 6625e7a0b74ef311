import { captureUrl } from '../capture/capture-url.ts'
import { requestBrand } from '../capture/platform.ts'
import { isKey } from './knowledge.ts'

/** Notices that a patch of the global `fetch`, which we hand our calls to, hands them back to us. */
export interface Circle {
  /** Begins a call; returns what ends it, undefined where it came round. */
  enter(input: unknown): (() => void) | undefined
}

/**
 * A patch that calls us at once is seen without this. One that waits first (MSW does, and whoever gets a token before each call) makes a call
 * that looks like one of the app's, so that only its coming again and again tells.
 */
export function watchCircle(): Circle {
  const underWay = new Map<string, number>()
  return {
    enter(input) {
      // More calls of one URL than these, none of them answered yet, are no app's. Too few would take calls of a busy app for a circle, and
      // past what stands in for the network in its tests.
      const most = 1000
      const url = urlOf(input)
      if (url === undefined) return () => {}
      const count = underWay.get(url) ?? 0
      if (count >= most) return undefined
      underWay.set(url, count + 1)
      return () => {
        const left = (underWay.get(url) ?? 1) - 1
        if (left > 0) underWay.set(url, left)
        else underWay.delete(url)
      }
    },
  }
}

function urlOf(input: unknown): string | undefined {
  const url = isKey(input) && requestBrand.is(input) ? requestBrand.get(input, 'url') : captureUrl(input)
  return typeof url === 'string' ? url : undefined
}
