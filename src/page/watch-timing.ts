import type { Engine } from '../model/environment.ts'
import type { Evidence } from '../model/evidence.ts'

/** The fields of an entry that tell something. */
interface Entry {
  name: string
  startTime: number
  duration: number
  /** Missing in WebKit. */
  responseStatus?: number
}

const entries: Entry[] = []
let observer: PerformanceObserver | undefined

/**
 * Begins to take Resource Timing entries as they come, whatever the size of the page's own buffer. In Chromium they tell nothing of a failure
 * (measured with 156), so that nothing is taken there.
 */
export function watchTiming(engine: Engine | undefined): void {
  if (observer !== undefined || (engine !== 'gecko' && engine !== 'webkit')) return
  if (typeof PerformanceObserver !== 'function') return
  observer = new PerformanceObserver((list) => keep(list.getEntries()))
  observer.observe({ type: 'resource' })
}

function keep(list: PerformanceEntryList): void {
  // More entries than these are not kept; failures are asked about at once.
  const kept = 64
  for (const entry of list as PerformanceResourceTiming[])
    if (/^(fetch|xmlhttprequest)$/.test(entry.initiatorType)) entries.push(entry)
  if (entries.length > kept) entries.splice(0, entries.length - kept)
}

/** The entries of one URL, of a request that was made between these times. They can come some milliseconds after the rejection. */
function entriesOf(url: string, from: number, to: number): Entry[] {
  keep(observer?.takeRecords() ?? [])
  // Clocks are rounded, in Firefox to a millisecond.
  return entries.filter(({ name, startTime }) => name === url && startTime >= from - 2 && startTime <= to + 1)
}

/** What Resource Timing says of a call that failed between these times. Calls of the same URL at the same time must agree. */
export function timingOf(url: string, from: number, to: number, engine: Engine | undefined): Evidence[] {
  const [entry, ...others] = entriesOf(url, from, to)
  if (entry === undefined) return []
  if (engine === 'webkit') return others.length > 0 ? [] : [{ id: 'timing-entry', observed: 'present' }]
  const { responseStatus = 0 } = entry
  const sent = entry.duration > 0
  if (engine !== 'gecko' || others.some((other) => other.duration > 0 !== sent || other.responseStatus !== responseStatus))
    return []
  return [
    { id: 'timing-entry', observed: sent ? 'sent' : 'not-sent' },
    ...(responseStatus === 0 ? [] : [{ id: 'timing-status', observed: responseStatus } as const]),
  ]
}
