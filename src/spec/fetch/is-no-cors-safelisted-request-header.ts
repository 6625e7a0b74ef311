import { isCorsSafelistedRequestHeader } from './is-cors-safelisted-request-header.ts'

/**
 * Four names; Range is not among them.
 *
 * https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header-name
 */
export function isNoCorsSafelistedRequestHeaderName(name: string): boolean {
  return /^(?:accept|accept-language|content-language|content-type)$/i.test(name)
}

/**
 * Whether a `no-cors` request keeps this header; every other is dropped without a word.
 *
 * https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header
 */
export function isNoCorsSafelistedRequestHeader(name: string, value: string): boolean {
  return isNoCorsSafelistedRequestHeaderName(name) && isCorsSafelistedRequestHeader(name, value)
}
