import { createSilentFetch } from '../../page/create-fetch.ts'
import type { FetchOptions } from '../../page/options.ts'
import { checkOptions } from './check-options.ts'
import { observerFor } from './observer-for.ts'

/**
 * Makes a drop-in `fetch`: the same results, errors and timing as the browser's, and afterwards `explain(error)` knows why a call failed.
 *
 * @throws {TypeError} for an unknown option, or a value of the wrong type
 * @example
 * const fetch = createFetch({ onDiagnosis: ({ fingerprint }) => report(fingerprint) })
 */
export function createFetch(options: FetchOptions = {}): typeof globalThis.fetch {
  checkOptions('createFetch', options)
  return createSilentFetch(options, observerFor(options.console))
}
