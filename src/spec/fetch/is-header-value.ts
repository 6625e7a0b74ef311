import { isTabOrSpace } from './strip-tabs-and-spaces.ts'

/**
 * Whether the string is a header value as it stands; call `normalizeHeaderValue` first where a browser would.
 * A code unit above U+00FF is no byte, so no byte string holds it.
 *
 * https://fetch.spec.whatwg.org/#header-value
 */
export function isHeaderValue(string: string): boolean {
  for (let at = 0; at < string.length; at += 1) {
    const unit = string.charCodeAt(at)
    if (unit === 0x00 || unit === 0x0a || unit === 0x0d || unit > 0xff) return false
  }
  return !isTabOrSpace(string.charCodeAt(0)) && !isTabOrSpace(string.charCodeAt(string.length - 1))
}
