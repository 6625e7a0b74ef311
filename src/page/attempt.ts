/** Runs a part of ours; a fault in it is as if that part were not there. */
export function attempt<T>(part: () => T): T | undefined {
  try {
    return part()
  } catch {
    return undefined
  }
}
