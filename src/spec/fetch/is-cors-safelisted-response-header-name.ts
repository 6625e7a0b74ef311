import { asciiLowercase } from '../infra/ascii-lowercase.ts'
import { isForbiddenResponseHeaderName } from './is-forbidden-response-header-name.ts'

const safelistedNames = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
])

/**
 * Whether a page can read this header of a CORS filtered response. `list` is the CORS-exposed header-name list, empty by default.
 *
 * https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
export function isCorsSafelistedResponseHeaderName(name: string, list: readonly string[] = []): boolean {
  const lower = asciiLowercase(name)
  if (safelistedNames.has(lower)) return true
  return !isForbiddenResponseHeaderName(name) && list.some((item) => asciiLowercase(item) === lower)
}
