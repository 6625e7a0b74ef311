import { parseSingleRangeHeaderValue } from '../../spec/fetch/parse-single-range-header-value.ts'
import type { Quirk } from '../quirk.ts'

const limit = 2n ** 63n - 1n

/** Chromium keeps the numbers of a Range header in signed 64 bits, and takes the highest value for an overflow. */
export const rangeNumbersOf63Bits = {
  id: 'range-numbers-of-63-bits',
  engines: ['chromium'],
  at: {
    safelistFailure({ name, value }, standard) {
      if (name !== 'range' || standard !== null) return undefined
      const range = parseSingleRangeHeaderValue(value, false)
      if (range === 'failure') return undefined
      return (range.start ?? 0n) >= limit || (range.end ?? 0n) >= limit ? { why: 'range' } : undefined
    },
  },
} satisfies Quirk
