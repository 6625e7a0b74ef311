/**
 * Removes HTTP tabs and spaces from both ends. A loop, since a regular expression takes quadratic time on long inner blanks, and servers send
 * what they like.
 *
 * https://fetch.spec.whatwg.org/#http-tab-or-space
 */
export function stripTabsAndSpaces(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isTabOrSpace(text.charCodeAt(start))) start += 1
  while (end > start && isTabOrSpace(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** https://fetch.spec.whatwg.org/#http-tab-or-space */
export function isTabOrSpace(byte: number): boolean {
  return byte === 0x09 || byte === 0x20
}
