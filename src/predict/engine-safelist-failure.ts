import type { RequestRecord } from '../model/request-record.ts'
import { type CorsSafelistFailure, corsSafelistFailure } from '../spec/fetch/cors-safelist-failure.ts'
import type { EngineProfile } from './engine-profile.ts'
import { knownFailure } from './known-failure.ts'
import type { CheckedHeader } from './quirk.ts'

/** Why an engine does not safelist a header; null where it does. */
export function engineSafelistFailure(
  header: CheckedHeader,
  api: RequestRecord['api'],
  profile: EngineProfile,
  deviations: string[],
): CorsSafelistFailure | null {
  const limit = profile.safelistedValueLength?.(deviations, header, api)
  const standard =
    limit === undefined ? knownFailure(header.name, header.value) : corsSafelistFailure(header.name, header.value, limit)
  const answer = profile.safelistFailure?.(deviations, header, standard)
  return answer === undefined ? standard : answer
}
