import { parseSingleRangeHeaderValue } from '../../spec/fetch/parse-single-range-header-value.ts'
import type { Quirk } from '../quirk.ts'

const limit = 2n ** 64n

/** No browser can hold a number of a Range header from 2^64 on, so none calls it safelisted. Holds for the profile `standard` too. */
export const rangeNumbersOf64Bits = {
  id: 'range-numbers-of-64-bits',
  engines: ['standard', 'chromium', 'gecko', 'webkit'],
  at: {
    safelistFailure({ name, value }, standard) {
      if (name !== 'range' || standard !== null) return undefined
      const range = parseSingleRangeHeaderValue(value, false)
      if (range === 'failure') return undefined
      return (range.start ?? 0n) >= limit || (range.end ?? 0n) >= limit ? { why: 'range' } : undefined
    },
  },
} satisfies Quirk
