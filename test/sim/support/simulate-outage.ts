import { createProbeBudget } from '../../../src/page/probe-budget.ts'

export interface Outage {
  pages: number
  /** Of the outage, in seconds. */
  seconds: number
  /** Seconds between two calls of one page. */
  every: number
  /** How often each call is tried. */
  tries: number
  /** Probes that a diagnosis would send if it might. */
  wanted: number
  seed: number
}

export interface Load {
  requests: number
  probes: number
  /** Pages that sent any probe. */
  asked: number
  /** The largest share that probes had in the app's own load, within any ten seconds, and within the whole outage; in percent. */
  worst: number
  share: number
}

/**
 * An API that is down, as many pages meet it: each goes on calling, tries each call again, and every failure wants its probes. The clock and
 * chance are virtual; who may send a probe is decided by the code that decides it in a page.
 */
export function simulateOutage({ pages, seconds, every, tries, wanted, seed }: Outage): Load {
  const random = mulberry32(seed)
  const slots = Math.ceil(seconds / 10) + 1
  const requests = new Array<number>(slots).fill(0)
  const probes = new Array<number>(slots).fill(0)
  let asked = 0
  for (let page = 0; page < pages; page += 1) {
    let time = random() * every * 1000
    const budget = createProbeBudget(() => time, random)
    const startOfCalls = time
    let sent = 0
    for (let call = 0; startOfCalls + call * every * 1000 < seconds * 1000; call += 1) {
      for (let attempt = 0; attempt < tries; attempt += 1) {
        // As retries come: after 0.3, 0.6, ... seconds.
        time = startOfCalls + call * every * 1000 + attempt * attempt * 300
        const slot = Math.floor(time / 10_000)
        requests[slot] = (requests[slot] ?? 0) + 1
        if (!budget.open('https://api.test')) continue
        for (let probe = 0; probe < wanted && budget.take(); probe += 1) {
          probes[slot] = (probes[slot] ?? 0) + 1
          sent += 1
        }
      }
    }
    if (sent > 0) asked += 1
  }
  const sum = (list: number[]) => list.reduce((total, one) => total + one, 0)
  // The last slot holds the retries of the last moment alone.
  const shares = probes.slice(0, -1).map((count, slot) => (100 * count) / (requests[slot] ?? 1))
  return {
    requests: sum(requests),
    probes: sum(probes),
    asked,
    worst: Math.max(...shares),
    share: (100 * sum(probes)) / sum(requests),
  }
}

/** Numbers below 1 that are the same for each run. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
