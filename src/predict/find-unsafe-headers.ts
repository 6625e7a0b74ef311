import type { RequestRecord } from '../model/request-record.ts'
import { type CorsUnsafeRequestHeaders, corsUnsafeRequestHeaders } from '../spec/fetch/cors-unsafe-request-header-names.ts'
import { askEngine, type EngineProfile } from './engine-profile.ts'
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
  const safelistValueLimit = askEngine(profile, deviations, 'safelistValueLimit', api) ?? 1024
  const checked = askEngine(profile, deviations, 'checkedHeaders', headers) ?? headers
  const unsafe = corsUnsafeRequestHeaders(
    checked,
    (name, value) =>
      engineSafelistFailure({ name, value, implied: impliedContentType && name === 'content-type' }, api, profile, deviations),
    safelistValueLimit,
  )
  const names = askEngine(
    profile,
    deviations,
    'requestHeaderNames',
    unsafe.unsafe.map(({ name }) => name),
  )
  return { ...unsafe, names: names ?? unsafe.names, safelistValueLimit }
}
