/** One failure: what could be observed of it, and what was true. */
export interface Labelled {
  observations: unknown
  label: string
}

/**
 * How often the best classifier that there can be is right, of one that sees these observations and nothing else: failures that look alike
 * get one answer, the most frequent truth among them. An upper bound, since it is computed from the very failures that it is asked about.
 */
export function bestClassifier(failures: readonly Labelled[]): { right: number; alike: number } {
  const groups = new Map<string, Map<string, number>>()
  for (const { observations, label } of failures) {
    const key = JSON.stringify(observations)
    const group = groups.get(key) ?? new Map<string, number>()
    groups.set(key, group.set(label, (group.get(label) ?? 0) + 1))
  }
  let right = 0
  let alike = 0
  for (const group of groups.values()) {
    const counts = [...group.values()]
    right += Math.max(...counts)
    alike += counts.length * counts.reduce((sum, count) => sum + count, 0)
  }
  return { right: right / failures.length, alike: alike / failures.length }
}
