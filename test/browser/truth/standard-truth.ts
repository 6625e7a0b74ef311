import type { Call } from './call.ts'
import { sizeOf } from './simpler-calls.ts'
import type { TruthInBrowser } from './truth-in-browser.ts'

/** How the engine `standard` fares on the calls on which all browsers do the same. */
export interface StandardTruth {
  calls: number
  agreeing: number
  /** Calls on which each browser departs from the standard for a reason of its own, and they meet by chance. */
  coincidences: number
  groups: { signature: string; count: number; example: Call }[]
}

/** Compares the browsers of one run, call by call, and the standard with what they have in common. */
export function standardTruth(browsers: readonly TruthInBrowser[], calls: readonly Call[]): StandardTruth {
  const groups = new Map<string, { count: number; example: Call }>()
  const sums = { calls: 0, agreeing: 0, coincidences: 0 }
  for (const [index, call] of calls.entries()) {
    const results = browsers.flatMap((browser) => browser.results[index] ?? [])
    const [first] = results
    if (first === undefined || first.observed === null) continue
    if (results.some((each) => JSON.stringify(each.observed) !== JSON.stringify(first.observed))) continue
    sums.calls++
    // It counts where it shows in each page: only one may hide from a look what decides, as Firefox hides whether a Request has a body.
    const disagreement = results.every((each) => each.standard !== null) ? first.standard : null
    if (disagreement === null) sums.agreeing++
    else if (haveMet(results.map((each) => each.deviations))) sums.coincidences++
    else {
      const group = groups.get(disagreement.signature)
      const isSmaller = group === undefined || sizeOf(call) < sizeOf(group.example)
      groups.set(disagreement.signature, { count: (group?.count ?? 0) + 1, example: isSmaller ? call : group.example })
    }
  }
  const sorted = [...groups].map(([signature, group]) => ({ signature, ...group })).sort((a, b) => b.count - a.count)
  return { ...sums, groups: sorted }
}

/** Whether each has a reason, and none is shared by all. */
function haveMet(deviations: readonly (readonly string[])[]): boolean {
  const [first = [], ...others] = deviations
  return deviations.every((each) => each.length > 0) && !first.some((id) => others.every((each) => each.includes(id)))
}
