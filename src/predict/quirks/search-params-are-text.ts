import type { Quirk } from '../quirk.ts'

/** Chromium and WebKit write UTF-8 into the author's Content-Type for URLSearchParams too (XMLHttpRequest). */
export const searchParamsAreText = {
  id: 'search-params-are-text',
  engines: ['chromium', 'webkit'],
  at: {
    searchParamsAreText: () => true,
  },
} satisfies Quirk
