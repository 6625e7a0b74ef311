import { combineRepeatedNames } from '../combine-repeated-names.ts'
import type { Quirk } from '../quirk.ts'

/** Chromium trims the blank that an empty value leaves at the end of a combined one, which is then a byte shorter. */
export const combinedValueTrimmed = {
  id: 'combined-value-trimmed',
  engines: ['chromium'],
  at: {
    checkedHeaders(headers) {
      const combined = combineRepeatedNames(headers)
      if (!combined.some(([, value]) => value.endsWith(', '))) return undefined
      return combined.map(([name, value]) => [name, value.endsWith(', ') ? value.slice(0, -1) : value] as const)
    },
  },
} satisfies Quirk
