import { development } from '../../page/development.ts'
import type { Logger, Observer } from '../../page/options.ts'
import { speakingObserver } from './speaking-observer.ts'
import { terseObserver } from './terse-observer.ts'

/** Whether somebody can read the console of this realm: a page or a worker, not a server or a test of the app in Node. */
function isPage(): boolean {
  return typeof globalThis.document === 'object' || 'WorkerGlobalScope' in globalThis
}

/** What the option `console` stands for. */
export function observerFor(option: boolean | Logger | undefined): Observer {
  const speaks = option ?? (development && isPage())
  if (speaks === false) return {}
  const logger = speaks === true ? globalThis.console : speaks
  return development ? speakingObserver(logger) : terseObserver(logger)
}
