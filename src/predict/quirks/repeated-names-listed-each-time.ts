import type { Quirk } from '../quirk.ts'

/** Gecko names a header in Access-Control-Request-Headers as often as it stands in the header list. */
export const repeatedNamesListedEachTime = {
  id: 'repeated-names-listed-each-time',
  engines: ['gecko'],
  at: {
    requestHeaderNames(unsafe) {
      if (unsafe.length < 2) return undefined
      const names = unsafe.map(({ name }) => name)
      return new Set(names).size === names.length ? undefined : names.sort()
    },
  },
} satisfies Quirk
