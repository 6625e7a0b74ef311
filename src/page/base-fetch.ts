import { isKey, registry } from './knowledge.ts'

type Fetch = typeof globalThis.fetch

/** What is noted for a function that stands in for `fetch`. */
interface StandIn {
  version: 1
  base(): Fetch
}

/** Notes that `standIn` is ours, and what it stood in for when it was made. */
export function noteStandIn(standIn: Fetch, base: () => Fetch): void {
  if (!registry().has(standIn)) registry().set(standIn, { version: 1, base } satisfies StandIn)
}

/** `candidate` itself, or what it stands in for where it is a stand-in of ours or of another copy. */
export function withoutStandIns(candidate: Fetch): Fetch {
  let current = candidate
  while (isKey(current)) {
    const known = registry().get(current)
    if (typeof known !== 'object' || known === null || !('base' in known)) break
    current = (known as StandIn).base()
  }
  return current
}
