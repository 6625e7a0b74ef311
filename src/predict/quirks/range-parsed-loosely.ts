import { parseSingleRangeHeaderValue } from '../../spec/fetch/parse-single-range-header-value.ts'
import type { Quirk } from '../quirk.ts'

const looseRange = /^bytes=[\x0b\x0c]*\+?(\d+)[\x0b\x0c]*-(?:[\x0b\x0c]*\+?(\d+)[\x0b\x0c]*)?$/i

/** WebKit takes the unit of a Range header in any case, and plus signs, vertical tabs and form feeds around its numbers. */
export const rangeParsedLoosely = {
  id: 'range-parsed-loosely',
  engines: ['webkit'],
  at: {
    safelistFailure({ name, value }, standard) {
      if (name !== 'range' || standard === null) return undefined
      const loose = looseRange.exec(value)
      if (loose === null || value.length > 128) return undefined
      const [, start = '', end = ''] = loose
      const range = parseSingleRangeHeaderValue(`bytes=${start}-${end}`, false)
      return range === 'failure' || (range.start ?? 0n) >= 2n ** 64n || (range.end ?? 0n) >= 2n ** 64n ? undefined : null
    },
  },
} satisfies Quirk
