import { append } from '../infra/append.ts'
import { asciiLowercase } from '../infra/ascii-lowercase.ts'
import { type CorsSafelistFailure, corsSafelistFailure } from './cors-safelist-failure.ts'
import type { HeaderList } from './header-list.ts'

/** The CORS-unsafe request-header names with what led to them. Each list of names is sorted, lower-cased and unique. */
export interface CorsUnsafeRequestHeaders {
  /** The names that Access-Control-Request-Headers will carry. */
  names: string[]
  /** Each header that is unsafe by itself, in the order of the list, its name lower-cased. */
  unsafe: { name: string; failure: CorsSafelistFailure }[]
  /** The names that are safelisted one by one; they stand in `names` too where `safelistValueSize` is above 1024. */
  potentiallyUnsafeNames: string[]
  /** Bytes of all safelisted values together. */
  safelistValueSize: number
}

/**
 * The CORS-unsafe request-header names, together with what led to them. Values must be normalized.
 *
 * Safelist and limit are those of the standard; an engine profile may put its own in their place.
 *
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function corsUnsafeRequestHeaders(
  headers: HeaderList,
  safelistFailure: (name: string, value: string) => CorsSafelistFailure | null = corsSafelistFailure,
  safelistValueLimit = 1024,
): CorsUnsafeRequestHeaders {
  let unsafe: CorsUnsafeRequestHeaders['unsafe'] | undefined
  let unsafeNames: string[] | undefined
  let potentiallyUnsafeNames: string[] | undefined
  let safelistValueSize = 0
  for (const [name, value] of headers) {
    const lower = asciiLowercase(name)
    const failure = safelistFailure(lower, value)
    if (failure === null) {
      potentiallyUnsafeNames = append(potentiallyUnsafeNames, lower)
      safelistValueSize += value.length
    } else {
      unsafeNames = append(unsafeNames, lower)
      unsafe = append(unsafe, { name: lower, failure })
    }
  }
  if (safelistValueSize > safelistValueLimit) unsafeNames = [...(unsafeNames ?? []), ...(potentiallyUnsafeNames ?? [])]
  return {
    unsafe: unsafe ?? [],
    names: sortedSet(unsafeNames),
    potentiallyUnsafeNames: sortedSet(potentiallyUnsafeNames),
    safelistValueSize,
  }
}

/**
 * The names of the headers that need a CORS-preflight fetch, sorted, lower-cased and unique. Values must be normalized.
 *
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function corsUnsafeRequestHeaderNames(headers: HeaderList): string[] {
  return corsUnsafeRequestHeaders(headers).names
}

/** https://fetch.spec.whatwg.org/#convert-header-names-to-a-sorted-lowercase-set, for names in lower case. */
function sortedSet(names: string[] = []): string[] {
  return names.length < 2 ? names : [...new Set(names)].sort()
}
