/** What zone.js puts on the global object; it comes with Angular. */
interface Zones {
  root?: { run?<T>(part: () => T): T }
}

/**
 * Runs a part of ours outside of the zones of the app. A listener or a timer of ours that begins in one counts as a task of the app: Angular
 * looks for changes after each, and does not call the page stable before the last (seen with zone.js 0.16).
 */
export function outsideZones<T>(part: () => T): T {
  const root = (globalThis as { Zone?: Zones }).Zone?.root
  return typeof root?.run === 'function' ? root.run(part) : part()
}
