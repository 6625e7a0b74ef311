import type { CauseId } from '../model/cause.ts'
import { diagnosisOf } from '../page/diagnosis-of.ts'
import { explain } from '../page/explain.ts'

/** The server says no to a method, a header or credentials, and will say so again. */
const refusals = /* @__PURE__ */ new Set<CauseId>([
  'method-disallowed-by-preflight-response',
  'header-disallowed-by-preflight-response',
  'preflight-wildcard-origin-not-allowed',
  'preflight-invalid-allow-credentials',
  'wildcard-origin-not-allowed',
  'invalid-allow-credentials',
])

/** Milliseconds that a retry may be held up to find out whether it can help; ky itself waits 300 before the first. */
const deadline = 300

/**
 * Whether a failure is, at least likely, a refusal that no retry heals: of a method, a header or credentials, by an origin that this page never
 * could read. An origin that it could read may send an error page without CORS headers, which deserves its retries.
 */
export async function cannotHeal(error: unknown): Promise<boolean> {
  if (!diagnosisOf(error)?.candidates.some(({ cause }) => refusals.has(cause))) return false
  const { candidates, certainty, cause, stage, stageCertainty, evidence } = await explain(error, { deadline })
  if (evidence.some(({ id }) => id === 'memory-origin-readable')) return false
  if (refusals.has(cause) && certainty !== 'possible') return true
  return (
    (stage === 'credentials' || stage === 'preflight') &&
    stageCertainty !== 'possible' &&
    candidates.every((one) => refusals.has(one.cause))
  )
}
