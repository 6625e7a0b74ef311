import { combineRepeatedNames } from '../combine-repeated-names.ts'
import type { Quirk } from '../quirk.ts'

/** Chromium and WebKit combine the values of one name before they ask the safelist, so that it judges the combined value. */
export const repeatedNamesCombined = {
  id: 'repeated-names-combined',
  engines: ['chromium', 'webkit'],
  at: {
    checkedHeaders(headers) {
      const combined = combineRepeatedNames(headers)
      return combined === headers ? undefined : combined
    },
  },
} satisfies Quirk
