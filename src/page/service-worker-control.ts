/** Whether a service worker controls this page; undefined where it cannot be seen, as in a dedicated worker. */
export function isControlled(): boolean | undefined {
  const scope: Partial<Record<'document' | 'ServiceWorkerGlobalScope', unknown>> = globalThis
  // What a service worker fetches itself is not answered by one, and without a secure context there is none.
  if (scope.ServiceWorkerGlobalScope !== undefined || globalThis.isSecureContext === false) return false
  if (scope.document === undefined) return undefined
  try {
    return Boolean(navigator.serviceWorker?.controller)
  } catch {
    // A sandboxed page may not even ask; nor can it be controlled.
    return false
  }
}
