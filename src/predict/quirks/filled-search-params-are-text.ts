import type { Quirk } from '../quirk.ts'

/** WebKit writes UTF-8 into the author's Content-Type for URLSearchParams too (XMLHttpRequest), but for empty ones. */
export const filledSearchParamsAreText = {
  id: 'filled-search-params-are-text',
  engines: ['webkit'],
  at: {
    searchParamsAreText: (byteLength) => (byteLength === 0 ? undefined : true),
  },
} satisfies Quirk
