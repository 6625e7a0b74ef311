import { collectHttpQuotedString } from './collect-http-quoted-string.ts'
import { stripTabsAndSpaces } from './strip-tabs-and-spaces.ts'

/**
 * Splits a header value at its commas, but not at those inside a quoted string. Always at least one item, which can be empty.
 *
 * https://fetch.spec.whatwg.org/#header-value-get-decode-and-split
 */
export function getDecodeAndSplit(value: string): string[] {
  const values: string[] = []
  let temporaryValue = ''
  let position = 0
  for (;;) {
    // 5.1.
    while (position < value.length && value[position] !== '"' && value[position] !== ',') {
      temporaryValue += value.charAt(position)
      position += 1
    }
    // 5.2.
    if (value[position] === '"') {
      const quoted = collectHttpQuotedString(value, position, false)
      temporaryValue += quoted.collected
      position = quoted.position
      if (position < value.length) continue
    }
    // 5.3 to 5.5.
    values.push(stripTabsAndSpaces(temporaryValue))
    temporaryValue = ''
    // 5.6 to 5.8.
    if (position >= value.length) return values
    position += 1
  }
}
