import type { Engine } from '../model/environment.ts'

/**
 * The engine of this page, by features that are older than two years and in windows and workers alike; `standard` outside a browser.
 * `InternalError` is SpiderMonkey's alone; `Intl.v8BreakIterator` is V8's alone; what has neither is JavaScriptCore.
 * Checked in Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6.
 */
export function detectEngine(): Engine {
  const scope: object & { process?: { versions?: { node?: unknown } } } = globalThis
  if (scope.process?.versions?.node !== undefined || !('location' in scope)) return 'standard'
  if ('InternalError' in scope) return 'gecko'
  return 'v8BreakIterator' in Intl ? 'chromium' : 'webkit'
}
