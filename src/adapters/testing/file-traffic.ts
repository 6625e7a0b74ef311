import { mergeNeeds } from '../../enforce/cors-needs.ts'
import type { CorsNeeds, FileTraffic, LintedCall } from '../../model/linted-call.ts'

/** The field of a task's `meta` that vitest carries from a worker to the reporters. */
const key = 'whycors'

/** The name by which the reporter tells workers that it is there. */
export const reporterIsThere = 'whycors:reporter'

/** What was told of a test file; undefined where neither corsLint nor recordTraffic ran in it. */
export function trafficOf(meta: object): FileTraffic | undefined {
  const traffic: unknown = (meta as Record<string, unknown>)[key]
  return typeof traffic === 'object' && traffic !== null && (traffic as FileTraffic).version === 1
    ? (traffic as FileTraffic)
    : undefined
}

/** Adds to what is told of a test file. */
export function tellCalls(meta: object, calls: readonly LintedCall[]): void {
  const traffic = of(meta)
  traffic.calls = [...(traffic.calls ?? []), ...calls]
}

/** Adds to what is told of a test file. */
export function tellNeeds(meta: object, file: string, needs: CorsNeeds): void {
  const traffic = of(meta)
  const known = traffic.needs?.[file]
  traffic.needs = { ...traffic.needs, [file]: known === undefined ? needs : mergeNeeds([known, needs]) }
}

function of(meta: object): FileTraffic {
  const traffic = trafficOf(meta) ?? { version: 1 }
  ;(meta as Record<string, unknown>)[key] = traffic
  return traffic
}
