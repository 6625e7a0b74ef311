import { isCorsSafelistedResponseHeaderName } from './is-cors-safelisted-response-header-name.ts'

/**
 * Whether a page can read a response header, given what `corsExposedHeaderNames` found.
 *
 * https://fetch.spec.whatwg.org/#concept-filtered-response-cors
 */
export function isExposedByCors(name: string, exposedNames: '*' | readonly string[]): boolean {
  return isCorsSafelistedResponseHeaderName(name, exposedNames === '*' ? [name] : exposedNames)
}
