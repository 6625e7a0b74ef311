import type { Engine } from '../model/environment.ts'

/** How an engine's cache leaves the standard. Measured 2026-11-22, -23 and -28 with Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6. */
export interface CacheHabits {
  /** Whether grants with credentials and without stand apart, or the later one takes the place of the other. */
  separatesCredentials: boolean
  /** Whether a request without credentials uses what was granted to one with them. */
  sharesWithoutCredentials: boolean
  /** Whether a grant adds to an earlier one, or takes its place. */
  accumulates: boolean
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
  /** What makes the conditional requests that pass the cache by in the mode `default`. */
  conditionalPasses: readonly string[]
  /** Cache modes in which nothing is kept. */
  notStored: readonly string[]
  /** Whether an entry that does not do for a request is removed by the look at it. */
  evictsOnMiss: boolean
  /** Whether a preflight that is refused removes the entry. */
  evictsOnRefusal: boolean
  /** Whether what a refused preflight lists is kept, although the method or a header is not in it. */
  keepsRefused: boolean
  /** Whether a request that fails after its preflight removes the entry. */
  evictsOnFailedResponse: boolean
  /** Which opaque origins are the same each time, so that what was granted to them is found again: that of the page, that of redirects. */
  remembersOpaque: readonly ('page' | 'redirects')[]
  /** Whether an empty fragment makes another URL. */
  emptyFragmentCounts: boolean
}

const standard: CacheHabits = {
  separatesCredentials: true,
  sharesWithoutCredentials: true,
  accumulates: true,
  passesOverZero: false,
  exempt: ['GET', 'HEAD', 'POST'],
  wildcard: 'all',
  wildcardCoversAuthorization: false,
  passedBy: [],
  conditionalPasses: [],
  notStored: [],
  evictsOnMiss: false,
  evictsOnRefusal: true,
  keepsRefused: false,
  evictsOnFailedResponse: true,
  remembersOpaque: ['page', 'redirects'],
  emptyFragmentCounts: true,
}

/** Chromium and WebKit keep one entry for a URL, which the next answer takes the place of. */
const oneEntry: CacheHabits = {
  ...standard,
  separatesCredentials: false,
  accumulates: false,
  evictsOnMiss: true,
  evictsOnRefusal: false,
  evictsOnFailedResponse: false,
  remembersOpaque: ['page'],
}

export const cacheHabits: Record<Engine, CacheHabits> = {
  standard,
  chromium: {
    ...oneEntry,
    wildcard: 'granted-without-credentials',
    passedBy: ['no-store', 'reload', 'no-cache'],
    conditionalPasses: ['fetch', 'xhr'],
    notStored: ['no-store'],
  },
  gecko: {
    ...standard,
    sharesWithoutCredentials: false,
    passesOverZero: true,
    exempt: ['GET', 'POST'],
    wildcard: 'none',
    passedBy: ['no-store', 'reload'],
    conditionalPasses: ['fetch'],
    emptyFragmentCounts: false,
  },
  webkit: { ...oneEntry, wildcard: 'without-credentials', wildcardCoversAuthorization: true, keepsRefused: true },
}
