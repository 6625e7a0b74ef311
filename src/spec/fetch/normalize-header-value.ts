/**
 * Removes HTTP whitespace (tab, space, line feed, carriage return) from both ends.
 *
 * https://fetch.spec.whatwg.org/#concept-header-value-normalize
 */
export function normalizeHeaderValue(potentialValue: string): string {
  let start = 0
  let end = potentialValue.length
  while (start < end && isHttpWhitespace(potentialValue.charCodeAt(start))) start += 1
  while (end > start && isHttpWhitespace(potentialValue.charCodeAt(end - 1))) end -= 1
  return potentialValue.slice(start, end)
}

function isHttpWhitespace(byte: number): boolean {
  return byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x20
}
