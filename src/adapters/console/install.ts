import { installSilentFetch } from '../../page/install.ts'
import type { FetchOptions } from '../../page/options.ts'
import { checkOptions } from './check-options.ts'
import { observerFor } from './observer-for.ts'

/**
 * Replaces the global `fetch` by the drop-in, so that every library in the page goes through it. A second call changes nothing.
 *
 * @returns the uninstaller, the same for each call; it never undoes what somebody else patched later
 * @throws {TypeError} for an unknown option, or a value of the wrong type
 */
export function install(options: FetchOptions = {}): () => void {
  checkOptions('install', options)
  return installSilentFetch(options, observerFor(options.console))
}
