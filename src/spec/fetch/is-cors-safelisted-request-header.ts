import { corsSafelistFailure } from './cors-safelist-failure.ts'

/**
 * Whether a header, by name *and* normalized value, needs no CORS-preflight fetch by itself.
 *
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export function isCorsSafelistedRequestHeader(name: string, value: string): boolean {
  return corsSafelistFailure(name, value) === null
}
