import { acceptRefusalWords } from '../../render/words/accept-refusal.ts'
import type { PreparedOptions } from './prepare-options.ts'

/** Why a request that says it was rewritten is refused, and the status: 403 where somebody may not, 400 where nobody could mean it. */
const statuses = {
  'origin-missing': 403,
  'origin-not-allowed': 403,
  'fetch-metadata-inconsistent': 403,
  'credentials-not-allowed': 403,
  'marker-malformed': 400,
  'marker-duplicate': 400,
  'method-not-rewritten': 400,
  'override-forbidden': 403,
  'override-not-opted-in': 403,
  'rule-not-enabled': 403,
  'header-never-restored': 403,
  'header-not-declared': 403,
  'header-value-invalid': 400,
  'header-conflict': 400,
  'head-too-large': 413,
  'body-too-large': 413,
  'body-not-readable': 400,
} as const satisfies Record<keyof typeof acceptRefusalWords, number>

/** Permanent. */
export type AcceptRefusalId = keyof typeof statuses

export interface Refusal {
  refused: AcceptRefusalId
  /** The origin of the page, once it is known to be an allowed one. */
  origin?: string
}

/** The answer to a refused request. An allowed page can read it, any other learns nothing. */
export function refusalAnswer({ refused, origin }: Refusal, options: PreparedOptions) {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    vary: 'Origin',
  }
  if (origin !== undefined) {
    headers['access-control-allow-origin'] = origin
    if (options.allowCredentials) headers['access-control-allow-credentials'] = 'true'
  }
  return { status: statuses[refused], headers, body: JSON.stringify({ error: refused, message: acceptRefusalWords[refused] }) }
}
