import type { Certainty } from '../model/certainty.ts'
import type { Environment } from '../model/environment.ts'
import type { Finding, RuleId } from '../model/finding.ts'
import type { Verdict } from '../model/prediction.ts'
import { isDoubtful } from './engine-profile.ts'
import { isHardlyResolvable } from './is-hardly-resolvable.ts'
import { isReadDifferently } from './is-read-differently.ts'
import { nearsKeepaliveLimit } from './keepalive-limit.ts'
import { hasMemberOfOneEngine } from './members-of-one-engine.ts'
import type { PreparedRequest } from './prepare-request.ts'

/** What the rules came to. */
export interface Decision {
  verdict: Verdict
  reasons: Finding[]
}

/** What blocks a request from any page, whatever else is in it. */
const alwaysBlocking: ReadonlySet<RuleId> = new Set(['already-aborted', 'unsafe-port', 'keepalive-limit'])

/** What was not seen can change a verdict, but never take back a reason that was found. */
export function certaintyOf({ verdict, reasons }: Decision, request: PreparedRequest, environment: Environment): Certainty {
  const { record, body, pageOrigin, scheme, target } = request
  if (!target?.isPlain && (isReadDifferently(record.url) || isHardlyResolvable(target?.hostname ?? ''))) return 'likely'
  // Chromium asks for the `keepalive` of the options alone, and not for that of a Request.
  if (verdict === 'throws') return reasons.some(({ params }) => params['why'] === 'stream-keepalive') ? 'likely' : 'certain'
  if (record.unseen.length > 0) {
    return verdict === 'simple' || record.unseen.includes('input') ? 'possible' : 'likely'
  }
  // Nobody can see whether a stream was read before, and whether a blob: URL still stands for something.
  if (body.kind === 'stream' || scheme === 'blob') return 'likely'
  if (hasMemberOfOneEngine(record.otherMembers, request.engine)) return 'likely'
  if (verdict === 'blocked' && reasons.some(({ rule }) => alwaysBlocking.has(rule))) return 'certain'
  if (isDoubtful(request.deviations)) return 'likely'
  // Chromium asks the user for access to a network around the page, in windows (measured 2026-11-28 in Chromium 156).
  // https://wicg.github.io/local-network-access/#mixed-content
  if (request.mixedContent && request.engine === 'chromium' && /^[[\d]|\.local$/.test(target?.hostname ?? '')) return 'likely'
  // What was made of a data: URL on a page on http on the machine itself is a secure context too, and blocks nothing.
  if (pageOrigin === 'null' && request.mixedContent && environment.baseUrl?.startsWith('https:') === false) return 'likely'
  // Nor whether the page blocks mixed content, where its origin is opaque.
  if (pageOrigin === null || request.mixedContent === undefined || nearsKeepaliveLimit(record.keepalive, body)) return 'likely'
  return 'certain'
}
