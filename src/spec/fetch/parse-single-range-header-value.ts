const withoutWhitespace = /^bytes=(\d*)-(\d*)$/
const withWhitespace = /^bytes[\t ]*=[\t ]*(\d*)[\t ]*-[\t ]*(\d*)$/

/**
 * Parses `bytes=0-99`, `bytes=0-` and `bytes=-99`; null stands for a number that was left out. The numbers have no upper bound, hence bigint.
 *
 * https://fetch.spec.whatwg.org/#simple-range-header-value
 */
export function parseSingleRangeHeaderValue(
  value: string,
  allowWhitespace: boolean,
): { start: bigint | null; end: bigint | null } | 'failure' {
  // 2 to 16.
  const match = (allowWhitespace ? withWhitespace : withoutWhitespace).exec(value)
  if (match === null) return 'failure'
  const start = match[1] ? BigInt(match[1]) : null
  const end = match[2] ? BigInt(match[2]) : null
  // 17 and 18.
  if (start === null && end === null) return 'failure'
  if (start !== null && end !== null && start > end) return 'failure'
  return { start, end }
}
