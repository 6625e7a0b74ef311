import type { Quirk } from '../quirk.ts'

/** Gecko names a header in Access-Control-Request-Headers as often as it stands in the header list. */
export const repeatedNamesListedEachTime = {
  id: 'repeated-names-listed-each-time',
  engines: ['gecko'],
  at: {
    requestHeaderNames: (unsafe) => (new Set(unsafe).size === unsafe.length ? undefined : [...unsafe].sort()),
  },
} satisfies Quirk
