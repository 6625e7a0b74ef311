import type { Engine } from '../model/environment.ts'

/** How an engine's cache leaves the standard. Measured 2026-11-22, -23 and -28 with Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6. */
export interface CacheHabits {
  /**
   * Whether a URL has one entry: the next answer takes its place, with credentials or without; a look that it does not do for removes it, and no
   * failure does; and what was granted to the opaque origin that redirects make is not found again. Else grants with credentials and without stand
   * apart, each adds to the earlier ones, and failures alone remove them.
   */
  oneEntry: boolean
  /** Whether a request without credentials uses what was granted to one with them. */
  sharesWithoutCredentials: boolean
  /** Whether a grant that may not be kept leaves an earlier one as it is. */
  passesOverZero: boolean
  /** Methods that need no grant. */
  exempt: readonly string[]
  /** What serves where a `*` was granted: any request, one without credentials, one if the grant was made without credentials, or none. */
  wildcard: 'all' | 'without-credentials' | 'granted-without-credentials' | 'none'
  /** Whether a `*` serves Authorization. */
  wildcardCoversAuthorization: boolean
  /** Cache modes that pass the cache by. */
  passedBy: readonly string[]
  /** Cache modes in which nothing is kept. */
  notStored: readonly string[]
}

const standard: CacheHabits = {
  oneEntry: false,
  sharesWithoutCredentials: true,
  passesOverZero: false,
  exempt: ['GET', 'HEAD', 'POST'],
  wildcard: 'all',
  wildcardCoversAuthorization: false,
  passedBy: [],
  notStored: [],
}

export const cacheHabits: Record<Engine, CacheHabits> = {
  standard,
  chromium: {
    ...standard,
    oneEntry: true,
    wildcard: 'granted-without-credentials',
    passedBy: ['no-store', 'reload', 'no-cache'],
    notStored: ['no-store'],
  },
  gecko: {
    ...standard,
    sharesWithoutCredentials: false,
    passesOverZero: true,
    exempt: ['GET', 'POST'],
    wildcard: 'none',
    passedBy: ['no-store', 'reload'],
  },
  webkit: { ...standard, oneEntry: true, wildcard: 'without-credentials', wildcardCoversAuthorization: true },
}
