/**
 * Whether the string is a header value as it stands; call `normalizeHeaderValue` first where a browser would.
 * A code unit above U+00FF is no byte, so no byte string holds it.
 *
 * https://fetch.spec.whatwg.org/#header-value
 */
export function isHeaderValue(string: string): boolean {
  return !/^[\t ]|[\t ]$|[\0\n\r\u0100-\uffff]/.test(string)
}
