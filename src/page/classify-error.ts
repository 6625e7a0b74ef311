import type { Observations } from '../model/evidence.ts'

/**
 * The engines' general messages, which are the same for every network, CORS, CSP and content-blocking failure. Chromium may add the host;
 * WebKit has older forms, in part localised ones that cannot be recognised.
 */
const opaqueMessages = [
  /^Failed to fetch( \([^)]*\))?$/, // Chromium
  /^NetworkError when attempting to fetch resource\.$/, // Firefox
  // WebKit; also where that is what a service worker's own fetch failed with (seen with 2.50).
  /^(FetchEvent\.respondWith received an error: TypeError: )?Load failed( \([^)]*\))?$/,
  /^(The network connection was lost|The Internet connection appears to be offline|cancelled|A network error occurred)\.?$/, // WebKit
  /^network error$/, // Chromium, while a body is read
  /^fetch failed$/, // Node
]

/** What WebKit says of an answer that a service worker gave and that the call may not have, or did not manage to give (seen with 2.50). */
const serviceWorkerMessage = /^(Response served by service worker |FetchEvent\.respondWith received an error: )/

/** Name and kind of message of what a fetch was rejected with. Never throws, whatever the error's getters do. */
export function classifyError(error: unknown): { name: string; message: Observations['rejection-message'] } {
  try {
    if (typeof error !== 'object' || error === null) return { name: typeof error, message: 'foreign' }
    const { name, message } = error as { name?: unknown; message?: unknown }
    if (typeof name !== 'string' || typeof message !== 'string') return { name: 'object', message: 'foreign' }
    if (name === 'TypeError') {
      if (opaqueMessages.some((form) => form.test(message))) return { name, message: 'opaque' }
      return { name, message: serviceWorkerMessage.test(message) ? 'service-worker' : 'own' }
    }
    return { name, message: error instanceof DOMException ? 'own' : 'foreign' }
  } catch {
    return { name: 'object', message: 'foreign' }
  }
}
