/** How many probes a page may send, so that a crowd of pages does not make an outage worse. */
export interface ProbeBudget {
  /** Whether a failure at this origin may be asked about now. True begins the origin's pause. */
  open(origin: string): boolean
  /** Whether one more probe may be sent now. True counts it. */
  take(): boolean
}

/** One page in so many asks at all; the others have nothing to add. */
const pagesPerAsker = 20
/** In each minute. */
const perMinute = 2
const minute = 60_000
/** The longest pause of an origin, in milliseconds, before chance is added to it. */
const longest = 16 * minute
/** More origins than these are not remembered. */
const kept = 32

/**
 * The budget of one page in production: it asks or does not, decided once; at most two probes a minute; and an origin that failed is asked about
 * once, then after a pause that doubles as long as it goes on failing, each shortened or lengthened by up to a half.
 */
export function createProbeBudget(now: () => number, random: () => number): ProbeBudget {
  const asks = random() * pagesPerAsker < 1
  const origins = new Map<string, { until: number; pause: number }>()
  const spent: number[] = []
  return {
    open(origin) {
      if (!asks) return false
      const time = now()
      const earlier = origins.get(origin)
      if (earlier !== undefined && time < earlier.until) return false
      // Quiet for longer than its pause was: it had recovered.
      const goesOn = earlier !== undefined && time < earlier.until + earlier.pause
      const pause = goesOn ? Math.min(earlier.pause * 2, longest) : minute
      origins.delete(origin)
      origins.set(origin, { pause, until: time + pause * (0.5 + random()) })
      if (origins.size > kept) origins.delete(origins.keys().next().value ?? '')
      return true
    },
    take() {
      const time = now()
      while (spent.length > 0 && time - (spent[0] ?? 0) >= minute) spent.shift()
      if (!asks || spent.length >= perMinute) return false
      spent.push(time)
      return true
    },
  }
}
