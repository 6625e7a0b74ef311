import type { Quirk } from '../quirk.ts'

/** Chromium and WebKit combine the values of one name before they ask the safelist, so that it judges the combined value. */
export const repeatedNamesCombined = {
  id: 'repeated-names-combined',
  engines: ['chromium', 'webkit'],
  at: {
    checkedHeaders(headers) {
      const combined = new Map<string, [name: string, value: string]>()
      for (const [name, value] of headers) {
        const present = combined.get(name.toLowerCase())
        if (present === undefined) combined.set(name.toLowerCase(), [name, value])
        else present[1] += `, ${value}`
      }
      return combined.size === headers.length ? undefined : [...combined.values()]
    },
  },
} satisfies Quirk
