import type { Quirk } from '../quirk.ts'

/** Chromium's URL parser does not look into a label that is said to be Punycode. */
export const brokenPunycodeParsed = {
  id: 'broken-punycode-parsed',
  engines: ['chromium'],
  at: {
    parsesBrokenPunycode: () => true,
  },
} satisfies Quirk
