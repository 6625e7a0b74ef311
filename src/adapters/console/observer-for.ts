import type { Logger, Observer } from '../../page/options.ts'
import { speakingObserver } from './speaking-observer.ts'
import { terseObserver } from './terse-observer.ts'

declare const __WHYCORS_DEVELOPMENT__: boolean

/** Whether somebody can read the console of this realm: a page or a worker, not a server or a test of the app in Node. */
function isPage(): boolean {
  return typeof globalThis.document === 'object' || 'WorkerGlobalScope' in globalThis
}

/** What the option `console` stands for. */
export function observerFor(option: boolean | Logger | undefined): Observer {
  // The constant itself and not `development`: so that bundlers drop the branch, and with it all words, from the production build.
  if (typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__) {
    const logger = loggerFor(option ?? isPage())
    return logger === undefined ? {} : speakingObserver(logger)
  }
  const logger = loggerFor(option ?? false)
  return logger === undefined ? {} : terseObserver(logger)
}

function loggerFor(option: boolean | Logger): Logger | undefined {
  if (typeof option === 'object') return option
  return option ? globalThis.console : undefined
}
