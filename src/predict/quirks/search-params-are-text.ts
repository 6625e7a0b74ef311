import type { Quirk } from '../quirk.ts'

/** Chromium writes UTF-8 into the author's Content-Type for URLSearchParams too (XMLHttpRequest). */
export const searchParamsAreText = {
  id: 'search-params-are-text',
  engines: ['chromium'],
  at: {
    searchParamsAreText: () => true,
  },
} satisfies Quirk
