import { type CorsSafelistFailure, corsSafelistFailure } from '../spec/fetch/cors-safelist-failure.ts'

const known = new Map<string, CorsSafelistFailure | null>()

/**
 * Why the standard does not safelist a header; null where it does. An app sends the same few media types again and again, so what is found
 * for them is kept; a bounded number of short ones.
 */
export function knownFailure(name: string, value: string): CorsSafelistFailure | null {
  if (name !== 'content-type' || value.length > 64) return corsSafelistFailure(name, value)
  let failure = known.get(value)
  if (failure === undefined) {
    failure = corsSafelistFailure(name, value)
    if (known.size < 64) known.set(value, failure)
  }
  return failure
}
