/**
 * Whether `Access-Control-Allow-Headers: *` does not cover this name: Authorization alone.
 *
 * https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
 */
export function isCorsNonWildcardRequestHeaderName(name: string): boolean {
  return name.length === 13 && /^authorization$/i.test(name)
}
