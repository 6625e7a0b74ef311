import type { RequestRecord } from '../model/request-record.ts'
import { type CorsUnsafeRequestHeaders, corsUnsafeRequestHeaders } from '../spec/fetch/cors-unsafe-request-header-names.ts'
import type { EngineProfile } from './engine-profile.ts'
import { engineSafelistFailure } from './engine-safelist-failure.ts'
import type { PreparedHeaders } from './prepare-headers.ts'

/** The CORS-unsafe request-header names as an engine finds them, and why each is. */
export interface UnsafeHeaders extends CorsUnsafeRequestHeaders {
  /** How many bytes all safelisted values together may have: 1024 in the standard. */
  safelistValueLimit: number
}

/** Holds a request's headers against the safelist of an engine. */
export function findUnsafeHeaders(
  { headers, impliedContentType }: PreparedHeaders,
  api: RequestRecord['api'],
  profile: EngineProfile,
  deviations: string[],
): UnsafeHeaders {
  const safelistValueLimit = profile.safelistValueLimit?.(deviations, api) ?? 1024
  const checked = profile.checkedHeaders?.(deviations, headers) ?? headers
  const { names, unsafe, potentiallyUnsafeNames, safelistValueSize } = corsUnsafeRequestHeaders(
    checked,
    (name, value) =>
      engineSafelistFailure({ name, value, implied: impliedContentType && name === 'content-type' }, api, profile, deviations),
    safelistValueLimit,
  )
  return {
    names: profile.requestHeaderNames?.(deviations, unsafe) ?? names,
    unsafe,
    potentiallyUnsafeNames,
    safelistValueSize,
    safelistValueLimit,
  }
}
