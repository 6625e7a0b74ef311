import type { CauseId } from '../model/cause.ts'
import { diagnosisOf } from '../page/diagnosis-of.ts'
import { explain } from '../page/explain.ts'

/** The causes by which a server says no to a method, a header or credentials, and will say so again. */
const refusal = /disallowed-by-preflight|wildcard-origin|allow-credentials$/

/**
 * Whether a failure is, at least likely, a refusal that no retry heals: of a method, a header or credentials, by an origin that this page never
 * could read. An origin that it could read may send an error page without CORS headers, which deserves its retries.
 */
export async function cannotHeal(error: unknown): Promise<boolean> {
  const refuses = ({ cause }: { cause: CauseId }) => refusal.test(cause)
  if (!diagnosisOf(error)?.candidates.some(refuses)) return false
  // So long may a retry be held up to find out whether it can help; ky itself waits 300 ms before the first.
  const { stageCertainty, candidates, evidence } = await explain(error, { deadline: 300 })
  return stageCertainty !== 'possible' && candidates.every(refuses) && !evidence.some(({ id }) => id === 'memory-origin-readable')
}
