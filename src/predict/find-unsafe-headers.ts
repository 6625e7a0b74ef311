import type { RequestRecord } from '../model/request-record.ts'
import { type CorsUnsafeRequestHeaders, corsUnsafeRequestHeaders } from '../spec/fetch/cors-unsafe-request-header-names.ts'
import type { EngineProfile } from './engine-profile.ts'
import { engineSafelistFailure } from './engine-safelist-failure.ts'
import type { PreparedHeaders } from './prepare-headers.ts'

/** Holds a request's headers against the safelist of an engine: its CORS-unsafe request-header names, and why each is one. */
export function findUnsafeHeaders(
  { headers, impliedContentType }: PreparedHeaders,
  safelistValueLimit: number,
  api: RequestRecord['api'],
  profile: EngineProfile,
  deviations: string[],
): CorsUnsafeRequestHeaders {
  const checked = profile.checkedHeaders?.(deviations, headers) ?? headers
  const found = corsUnsafeRequestHeaders(
    checked,
    (name, value) =>
      engineSafelistFailure({ name, value, implied: impliedContentType && name === 'content-type' }, api, profile, deviations),
    safelistValueLimit,
  )
  const names = profile.requestHeaderNames?.(deviations, found.unsafe)
  return names === undefined ? found : { ...found, names }
}
